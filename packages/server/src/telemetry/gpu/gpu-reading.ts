/** What a GPU is doing. `null` for what it does not tell. */
export type GpuReading = {
  readonly maker: 'nvidia' | 'amd' | 'apple'
  readonly name: string
  /** Share of the time it was busy, 0–100. */
  readonly utilization: number | null
  /** In MiB, by everybody who uses it. */
  readonly memoryUsedMb: number | null
  readonly memoryTotalMb: number | null
  /** In °C. */
  readonly temperature: number | null
}

/**
 * A way to look at the GPUs of one maker. Resolves to the one that matters most, or to `null` when the machine has none
 * of this maker, which does not change while it runs. Rejects when it could not look this time.
 */
export type GpuSource = (signal: AbortSignal) => Promise<GpuReading | null>

const BYTES_PER_MB = 1024 * 1024

export const inMb = (bytes: number | null): number | null => (bytes === null ? null : Math.round(bytes / BYTES_PER_MB))

/** The one with the most memory in use: that is where the models are. The first of equals. */
export function busiestOf<Gpu extends Pick<GpuReading, 'memoryUsedMb'>>(gpus: readonly Gpu[]): Gpu | null {
  return gpus.toSorted((a, b) => (b.memoryUsedMb ?? 0) - (a.memoryUsedMb ?? 0))[0] ?? null
}
