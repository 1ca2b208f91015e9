import { describe, expect, it } from 'vitest'
import type { Compute } from './compute.ts'
import { gpuAdvice, type SeenGpu } from './gpu-advice.ts'

const CPU: Compute = {
  device: 'CPU',
  deviceName: 'A processor',
  library: null,
  gpuLayers: 0,
  layers: 25,
  gpuMemoryMb: 0,
}
const cuda = (gpuLayers: number): Compute => ({
  ...CPU,
  device: gpuLayers === 0 ? 'CPU' : 'CUDA',
  library: 'CUDA',
  gpuLayers,
})
const L4: SeenGpu = { maker: 'nvidia', name: 'NVIDIA L4' }
const RADEON: SeenGpu = { maker: 'amd', name: 'AMD Radeon RX 7900 XT' }

describe('advice about the GPU', () => {
  it.each<readonly [situation: string, Compute, SeenGpu | null, NodeJS.Platform, RegExp | null]>([
    ['there is none', CPU, null, 'linux', null],
    ['all layers are on it', cuda(25), L4, 'linux', null],
    [
      'all layers are on one that no tool sees',
      { ...cuda(25), library: 'Vulkan', device: 'Vulkan' },
      null,
      'linux',
      null,
    ],
    ['CUDA is missing', CPU, L4, 'linux', /^NVIDIA L4 is there, but .* processor: .*no CUDA.*libcublas/],
    ['CUDA is missing on Windows', CPU, L4, 'win32', /NVIDIA L4 .*CUDA toolkit/],
    ['Vulkan is missing', CPU, RADEON, 'linux', /^AMD Radeon .*no Vulkan.*mesa-vulkan-drivers/],
    ['Vulkan is missing on Windows', CPU, RADEON, 'win32', /AMD's driver/],
    ['Node is made for another chip', CPU, { maker: 'apple', name: 'Apple M2' }, 'darwin', /no Metal.*arm64/],
    ['an older Mac has a card that is not used', CPU, { maker: 'apple', name: 'AMD Radeon Pro' }, 'darwin', null],
    [
      'only a part fits',
      cuda(12),
      L4,
      'linux',
      /^Of 25 layers of the model 12 layers fit .* NVIDIA L4;.*smaller model/,
    ],
    ['one layer fits', cuda(1), L4, 'linux', /1 layer fits/],
    ['nothing fits', cuda(0), L4, 'linux', /^No layer .* NVIDIA L4, .*smaller model/],
    ['nothing fits on one that no tool sees', cuda(0), null, 'linux', /^No layer .* the GPU \(CUDA\)/],
  ])('when %s', (_situation, compute, seen, platform, expected) => {
    const advice = gpuAdvice(compute, seen, platform)
    if (expected === null) expect(advice).toBeNull()
    else expect(advice).toMatch(expected)
  })
})
