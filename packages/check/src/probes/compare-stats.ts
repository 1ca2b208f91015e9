import { type Finding, statsSchema } from '@eva/protocol'
import { jsonOf } from '../client/http-client.ts'
import type { Context, Measured } from '../context.ts'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { meanOf, medianOf, written } from './statistics.ts'

/** An answer on two clocks: ours, from the request to its end, and hers. */
export type TimedAnswer = { readonly totalMs: number; readonly toldMs: number }

/** What `/stats` said at one look: how many turns there were, how many its averages are of, and the averages, ms. */
export type StatsLook = {
  readonly turns: number
  readonly count: number
  readonly averagesMs: readonly [latencyTotal: number, avgLatency: number]
}

/** @returns `null` where `/stats` cannot be read */
export async function lookAtStats({ http }: Pick<Context, 'http'>): Promise<StatsLook | null> {
  const parsed = statsSchema.safeParse(jsonOf(await http.request('/stats')))
  if (!parsed.success) return null
  const { latency, avg_latency_ms, total_requests } = parsed.data
  return {
    turns: total_requests,
    count: latency.total.count,
    averagesMs: [latency.total.avg ?? 0, avg_latency_ms ?? 0],
  }
}

/** Averages are rounded to a hundredth, ms. */
const ROUNDING_MS = 0.005
/** What a request may need on its way to Eva and back beside what she counts, at least, ms. */
const WAY_MS = 3
/** Against the way of a request that asks for next to nothing: one that carries a message has a little more to carry. */
const WAY_FACTOR = 1.5

/** She contradicts herself: numbers of one clock, so that there is no noise between them. The target itself. */
const LIE_TO_HERSELF = 0.05
/** She contradicts our clock by more than any way to her explains. */
const LIE_TO_US = 0.25

/**
 * Whether `/stats` tells the truth of the answers between two looks: against what each of them said that it took, and what
 * they said against the client's clock, by medians and less what the way takes.
 *
 * @param wayMs how long a request that asks for next to nothing takes
 */
export function compareStats(
  before: StatsLook | null,
  after: StatsLook | null,
  answers: readonly TimedAnswer[],
  wayMs: number,
): { readonly metric: Measured; readonly findings: readonly Finding[] } {
  const id = 'latency.stats_error'
  const unknown = (en: string, fr: string) => ({
    metric: { id, value: null, note: both(en, fr) } as const,
    findings: [],
  })
  if (before === null || after === null) {
    const detail = both('GET /stats cannot be read.', 'GET /stats est illisible.')
    return { metric: { id, value: null, note: detail, isVoid: true }, findings: [finding('stats_lie', detail)] }
  }
  const runs = answers.length
  const counted = after.turns - before.turns
  if (counted < runs) {
    const detail = both(`It counts ${counted} of ${runs} answers.`, `Il compte ${counted} réponses sur ${runs}.`)
    return { metric: { id, value: 1 - counted / runs, isVoid: true }, findings: [finding('stats_lie', detail)] }
  }
  if (counted > runs) return unknown('Others talked to her meanwhile.', 'D’autres lui parlaient pendant ce temps.')
  if (after.count - before.count !== runs) {
    return unknown(
      'Its averages are of the latest turns, and there were too many before to take these apart.',
      'Ses moyennes portent sur les derniers tours, trop nombreux avant pour isoler ceux-ci.',
    )
  }
  const said = answers.map(({ toldMs }) => toldMs)
  const saidMean = meanOf(said) ?? 0
  const roundingMs = (ROUNDING_MS * (before.count + after.count)) / runs
  const told = after.averagesMs.map(
    (average, index) => (after.count * average - before.count * (before.averagesMs[index] ?? 0)) / runs,
  )
  const offMs = told.map((ms) => Math.max(0, Math.abs(ms - saidMean) - roundingMs))
  const toHerself = Math.max(...offMs) / Math.max(saidMean, 1)
  const seenMedian = medianOf(answers.map(({ totalMs }) => totalMs)) ?? 0
  const gapMs = Math.abs(seenMedian - (medianOf(said) ?? 0))
  const toUs = Math.max(0, gapMs - Math.max(WAY_MS, WAY_FACTOR * wayMs)) / Math.max(seenMedian, 1)
  const metric: Measured = { id, value: Math.max(toHerself, toUs) }
  if (toHerself <= LIE_TO_HERSELF && toUs <= LIE_TO_US) return { metric, findings: [] }
  const worst = told[offMs.indexOf(Math.max(...offMs))] ?? null
  const clock = meanOf(answers.map(({ totalMs }) => totalMs))
  const detail = both(
    `It says ${written(worst)} for these ${runs} answers; the clock says ${written(clock)}, the answers themselves ${written(saidMean)}.`,
    `Il dit ${written(worst)} pour ces ${runs} réponses ; l’horloge dit ${written(clock)}, les réponses ${written(saidMean)}.`,
  )
  return { metric, findings: [finding('stats_lie', detail)] }
}
