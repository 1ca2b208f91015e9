import type { Brain, Hindrance } from './brain.ts'

export type Choice = {
  /** `null` when nobody can answer. */
  readonly brain: Brain | null
  /** Why each better brain was not chosen. */
  readonly passedOver: ReadonlyMap<Brain, Hindrance>
}

/**
 * Who is asked: the first that is free, not slower than usual, and has room for the request. Then, rather than a last
 * resort, one that is slow, one that is busy, or one that has just room enough.
 * A brain that rests after a failure is asked after all when there is nobody else. One whose quota is used up never is:
 * it would only refuse.
 *
 * @param brains best first
 * @param without brains that were asked already
 */
export function choose(
  brains: readonly Brain[],
  tokensFor: (brain: Brain) => number,
  nowMs: number,
  without: ReadonlySet<Brain>,
): Choice {
  const passedOver = new Map<Brain, Hindrance>()
  const open = brains.filter((brain) => !without.has(brain))
  const lastResorts = open.filter((brain) => brain.candidate.lastResort)
  for (const brain of open) {
    if (brain.candidate.lastResort) continue
    const hindrance = brain.hindrance(tokensFor(brain), nowMs)
    if (hindrance === null) return { brain, passedOver }
    passedOver.set(brain, hindrance)
  }
  const hinderedBy = (cause: Hindrance['cause']): readonly Brain[] =>
    [...passedOver].filter(([, hindrance]) => hindrance.cause === cause).map(([brain]) => brain)
  // It was to wait until there is room for two; there is for one.
  const hasRoom = hinderedBy('quota').find((each) => each.waitMs(tokensFor(each), nowMs) === 0)
  const brain =
    hinderedBy('slow')[0] ??
    hinderedBy('busy')[0] ??
    hasRoom ??
    lastResorts[0] ??
    soonest(hinderedBy('resting'), passedOver) ??
    null
  if (brain !== null) passedOver.delete(brain)
  return { brain, passedOver }
}

/** Whether another brain could take over from one that is slow: it is free, and no last resort. */
export function freeBrain(
  brains: readonly Brain[],
  tokensFor: (brain: Brain) => number,
  nowMs: number,
  without: ReadonlySet<Brain>,
): Brain | null {
  const { brain } = choose(brains, tokensFor, nowMs, without)
  if (brain === null || brain.candidate.lastResort) return null
  return brain.hindrance(tokensFor(brain), nowMs) === null ? brain : null
}

const soonest = (brains: readonly Brain[], hindrances: ReadonlyMap<Brain, Hindrance>): Brain | undefined =>
  [...brains].sort((a, b) => waitOf(hindrances.get(a)) - waitOf(hindrances.get(b)))[0]

const waitOf = (hindrance: Hindrance | undefined): number => hindrance?.untilMs ?? Number.POSITIVE_INFINITY
