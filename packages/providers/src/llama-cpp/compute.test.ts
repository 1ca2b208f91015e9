import { describe, expect, it } from 'vitest'
import { answersAtOnce, type Compute, computeInWords } from './compute.ts'

const L4: Compute = {
  device: 'CUDA',
  deviceName: 'NVIDIA L4',
  library: 'CUDA',
  gpuLayers: 25,
  layers: 25,
  gpuMemoryMb: 1_210,
}
const HALF: Compute = { ...L4, gpuLayers: 12 }
const CPU: Compute = { ...L4, device: 'CPU', deviceName: 'A processor', gpuLayers: 0, gpuMemoryMb: 0 }

describe('what computes the model', () => {
  it.each([
    ['CUDA (NVIDIA L4, all 25 layers, 1210 MB)', L4],
    ['CUDA (NVIDIA L4, 12 of 25 layers, 1210 MB)', HALF],
    ['Metal (all 25 layers, 1210 MB)', { ...L4, device: 'Metal', deviceName: null } as const],
    ['CPU', CPU],
  ])('is told as %s', (words, compute) => {
    expect(computeInWords(compute)).toBe(words)
  })

  it('works on as many answers as it holds, when all of it is on a GPU, and on one elsewhere', () => {
    expect([L4, HALF, CPU].map((compute) => answersAtOnce(compute, 4))).toEqual([4, 1, 1])
  })
})
