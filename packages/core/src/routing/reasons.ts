import type { RouteCause } from '@eva/protocol'
import type { Brain, Hindrance } from './brain.ts'
import type { RouteChange } from './router.ts'

/** Why the brain before this one does not answer. */
export type Cause = {
  readonly cause: RouteCause
  /** What it said itself, where it failed; one sentence. */
  readonly said?: string
  readonly untilMs: number | null
}

export const hinders = ({ cause, untilMs }: Hindrance): Cause => ({ cause, untilMs })

/** The change, as it is told. */
export function changeOf(from: Brain, to: Brain, { cause, said, untilMs }: Cause): RouteChange {
  const why = said ?? `${from.id} ${WHY[cause]}${untilMs === null ? '' : ` for ${secondsOf(untilMs)} s`}.`
  return {
    type: 'route',
    from: from.id,
    to: to.id,
    model: to.candidate.llm.model,
    cause,
    reason:
      cause === 'restored'
        ? `${to.id} answers again.`
        : cause === 'chosen'
          ? `${to.id} answers, as you chose.`
          : `${why} ${to.id} answers.`,
    untilMs,
  }
}

const WHY: Record<RouteCause, string> = {
  quota: 'has no quota left',
  refused: 'refused for its quota',
  failed: 'failed',
  resting: 'is left alone after a failure',
  busy: 'is busy',
  slow: 'is slow to begin',
  stalled: 'fell silent in the middle of its answer',
  broke_off: 'broke off in the middle of its answer',
  restored: 'makes room',
  chosen: 'is no longer the first choice',
}

export const secondsOf = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))
