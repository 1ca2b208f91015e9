import type { Clock } from '@eva/core'
import type { Stats } from '@eva/protocol'
import { type GpuReading, type GpuSource, GpuWatch, gpuBody } from './gpu/index.ts'

/** The model in this process, and what computes it. */
export type EmbeddedModel = {
  readonly model: string
  readonly device: string
  readonly deviceName: string | null
  /** Of `layers` in all; the rest is computed on the processor. */
  readonly gpuLayers: number
  readonly layers: number
  /** What it takes of the GPU's memory, in MiB. */
  readonly gpuMemoryMb: number
}

/** What this machine thinks with, for statistics and for whoever chooses a model. */
export class Hardware {
  readonly #gpu: GpuWatch
  /** `null` while no model is loaded in this process. */
  embedded: EmbeddedModel | null = null

  /** @param sources where to look for a GPU; by default wherever this system could have one */
  constructor(clock: Clock, sources?: readonly GpuSource[]) {
    this.#gpu = new GpuWatch(clock, sources)
  }

  /** The GPU as it is now; `null` where there is none. Takes at most a second. */
  readGpu(): Promise<GpuReading | null> {
    return this.#gpu.read()
  }

  /** Its part of `GET /stats`. */
  async body(): Promise<Pick<Stats, 'gpu' | 'embedded'>> {
    const gpu = gpuBody(await this.#gpu.read())
    if (this.embedded === null) return { gpu, embedded: null }
    const { model, device, deviceName, gpuLayers, layers, gpuMemoryMb } = this.embedded
    return {
      gpu,
      embedded: { model, device, device_name: deviceName, gpu_layers: gpuLayers, layers, gpu_memory_mb: gpuMemoryMb },
    }
  }

  close(): Promise<void> {
    return this.#gpu.close()
  }
}
