import { median, quantile } from 'simple-statistics'

/** `null` of nothing. */
export const medianOf = (values: readonly number[]): number | null => (values.length === 0 ? null : median([...values]))
export const quantileOf = (values: readonly number[], p: number): number | null =>
  values.length === 0 ? null : quantile([...values], p)
export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

export const written = (ms: number | null): string => (ms === null ? '–' : `${ms.toFixed(ms < 10 ? 1 : 0)} ms`)
