import { errorFunction, wilcoxonRankSum } from 'simple-statistics'

/** Fewer samples than this on a side say nothing about a shift. */
export const LEAST_SAMPLES = 5

/**
 * Two-sided p of the rank-sum test (Wilcoxon 1945; Mann and Whitney 1947): how often two samples of one and the same
 * distribution would lie as far apart as these. Normal approximation, corrected for ties and for continuity.
 */
export function rankSumP(before: readonly number[], now: readonly number[]): number {
  const n = before.length
  const m = now.length
  const total = n + m
  const expected = (n * (total + 1)) / 2
  const variance = ((n * m) / 12) * (total + 1 - tieTerm([...before, ...now]) / (total * (total - 1)))
  if (variance <= 0) return 1
  const distance = Math.abs(wilcoxonRankSum([...before], [...now]) - expected) - 0.5
  return distance <= 0 ? 1 : Math.max(0, 1 - errorFunction(distance / Math.sqrt(2 * variance)))
}

/** Σ (t³ − t) over groups of t equal values. */
function tieTerm(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum + count ** 3 - count, 0)
}

/**
 * Which of many p-values count, so that where nothing changed at all, at most a share `level` of the reviews show a change
 * (Benjamini and Hochberg 1995). Returns the largest p that counts, or 0 when none does.
 */
export function falseDiscoveryLimit(values: readonly number[], level: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.findLast((p, index) => p <= (level * (index + 1)) / sorted.length) ?? 0
}
