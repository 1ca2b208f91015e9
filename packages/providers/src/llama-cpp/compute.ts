import { cpus } from 'node:os'
import type { LlamaContext } from 'node-llama-cpp'
import type { LoadedModel } from './load-model.ts'

/** What computes the model. */
export type Compute = {
  /** Where most of its layers are; `CPU` when none is on a GPU. */
  readonly device: 'CPU' | 'CUDA' | 'Vulkan' | 'Metal'
  /** The chip, as its maker calls it; `null` where the system does not tell. */
  readonly deviceName: string | null
  /** By what llama.cpp could reach a GPU, whether or not anything fits on it; `null` when it found none. */
  readonly library: 'CUDA' | 'Vulkan' | 'Metal' | null
  /** Of `layers` in all; the rest is computed on the processor. */
  readonly gpuLayers: number
  readonly layers: number
  /** What the model and its conversations take of the GPU's memory, in MiB. */
  readonly gpuMemoryMb: number
}

const LIBRARIES = { cuda: 'CUDA', vulkan: 'Vulkan', metal: 'Metal' } as const
const MIB = 1024 * 1024

export async function computeOf({ llama, model }: LoadedModel, context: LlamaContext): Promise<Compute> {
  const library = llama.gpu === false ? null : LIBRARIES[llama.gpu]
  const layers = model.fileInsights.totalLayers
  // The library counts a model that is wholly on the GPU in its own way, sometimes beyond the last layer.
  const gpuLayers = library === null ? 0 : Math.min(model.gpuLayers, layers)
  const onGpu = library !== null && gpuLayers > 0
  const names = onGpu
    ? await llama.getGpuDeviceNames()
    : cpus()
        .slice(0, 1)
        .map((cpu) => cpu.model.trim())
  return {
    device: onGpu ? library : 'CPU',
    deviceName: [...new Set(names)].filter((name) => name !== '').join(', ') || null,
    library,
    gpuLayers,
    layers,
    gpuMemoryMb: onGpu ? Math.round((model.memoryUsage.vram + context.memoryUsage.vram) / MIB) : 0,
  }
}

/** `CUDA (NVIDIA L4, all 25 layers, 1210 MB)`, `Vulkan (Arc A380, 12 of 33 layers, 5800 MB)`, `CPU`. */
export function computeInWords({ device, deviceName, gpuLayers, layers, gpuMemoryMb }: Compute): string {
  if (device === 'CPU') return 'CPU'
  const share = gpuLayers < layers ? `${gpuLayers} of ${layers} layers` : `all ${layers} layers`
  return `${device} (${[deviceName, share, `${gpuMemoryMb} MB`].filter((part) => part !== null).join(', ')})`
}

/**
 * Answers that a model can work on at once without slowing down. The binding puts the next token of every conversation
 * into one batch. A GPU spends the time of a small batch on fetching the weights, which all of its tokens share, so that
 * the conversations held ready cost little more than one. A processor spends it on arithmetic, which each token needs
 * anew (measured: two answers at once take twice the time each), and a model that lies partly on one waits for that part.
 */
export const answersAtOnce = ({ device, gpuLayers, layers }: Compute, sequences: number): number =>
  device !== 'CPU' && gpuLayers >= layers ? sequences : 1
