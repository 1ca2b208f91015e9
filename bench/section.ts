/** One measured figure beside what was promised for it. */
export type BenchRow = {
  readonly name: string
  /** The promise, in words; `null` for a figure that is only reported. */
  readonly target: string | null
  readonly measured: string
  /** `null` when there is no target to meet. */
  readonly met: boolean | null
}

/** One part of the report: what was measured, between which clock edges, under which load. */
export type BenchSection = {
  readonly title: string
  /** How, in a few sentences: clock edges, brain, voice, number of runs, order. */
  readonly method: string
  readonly rows: readonly BenchRow[]
  /** What a reader must know to read the rows rightly; gaps to a target are explained here. */
  readonly notes: readonly string[]
}

/** The value below which the share `p` (0–1) of `sorted` (ascending) lies; nearest rank. */
export function quantile(sorted: readonly number[], p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN
}

export const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)
export const median = (values: readonly number[]): number => quantile(ascending(values), 0.5)

/** What can be asked for on the command line; most parts have no use for it. */
export type BenchOptions = {
  /** A minute in place of several, printed and not written into the report. */
  readonly isQuick: boolean
  /** Folders of recordings, each WAV beside a text file of its name. */
  readonly folders: readonly string[]
}
