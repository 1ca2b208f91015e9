import type { Brain, Hindrance } from './brain.ts'

export type Choice = {
  /** `null` when nobody can answer. */
  readonly brain: Brain | null
  /** Why each better brain was not chosen. */
  readonly passedOver: ReadonlyMap<Brain, Hindrance>
}

/**
 * Who is asked: the first that is free, not slower than usual, and has room for the request and another one. Then one
 * that has just room enough, one that is slow, or one that is busy, rather than a last resort.
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
  const usual = open.filter((brain) => !brain.candidate.lastResort)
  for (const brain of usual) {
    const hindrance = brain.hindrance(tokensFor(brain), nowMs)
    if (hindrance === null) return { brain, passedOver }
    passedOver.set(brain, hindrance)
  }
  const pressed = usual.map((brain) => ({ brain, hindrance: brain.hindrance(tokensFor(brain), nowMs, true) }))
  const first = (cause: Hindrance['cause'] | undefined): Brain | undefined =>
    pressed.find(({ hindrance }) => hindrance?.cause === cause)?.brain
  const resting = pressed
    .filter(
      ({ brain, hindrance }) => hindrance?.cause === 'resting' && brain.quotaWaitMs(tokensFor(brain), nowMs) === 0,
    )
    .sort((a, b) => waitOf(a.hindrance) - waitOf(b.hindrance))
  const brain =
    first(undefined) ??
    first('slow') ??
    first('busy') ??
    open.find(({ candidate }) => candidate.lastResort) ??
    resting[0]?.brain ??
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
  return brain.hindrance(tokensFor(brain), nowMs, true) === null ? brain : null
}

const waitOf = (hindrance: Hindrance | null): number => hindrance?.untilMs ?? Number.POSITIVE_INFINITY
