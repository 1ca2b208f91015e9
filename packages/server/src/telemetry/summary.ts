import type { LatencySummary } from '@eva/protocol'

/** The value below which the share `p` (0–1) lies; nearest rank. `sorted` ascends and is not empty. */
function quantile(sorted: readonly number[], p: number): number {
  const rank = Math.max(1, Math.ceil(p * sorted.length))
  return sorted[rank - 1] ?? Number.NaN
}

const rounded = (ms: number): number => Math.round(ms * 100) / 100

/** Sums latencies up; `null` figures where there is nothing to sum up. */
export function summarise(values: readonly (number | null | undefined)[]): LatencySummary {
  const sorted = values.filter((value) => typeof value === 'number').sort((a, b) => a - b)
  if (sorted.length === 0) return { count: 0, avg: null, p50: null, p95: null, p99: null, spread: null }
  return {
    count: sorted.length,
    avg: rounded(average(sorted)),
    p50: rounded(quantile(sorted, 0.5)),
    p95: rounded(quantile(sorted, 0.95)),
    p99: rounded(quantile(sorted, 0.99)),
    spread: rounded(quantile(sorted, 0.95) - quantile(sorted, 0.05)),
  }
}

/** Mean of what is there, to the hundredth; `null` for nothing. */
export function averageOf(values: readonly (number | null)[]): number | null {
  const there = values.filter((value) => value !== null)
  return there.length === 0 ? null : rounded(average(there))
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
