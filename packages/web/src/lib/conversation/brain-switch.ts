import type { RouteBody, RouteCause } from '@eva/protocol'

/** Another brain took over an answer. */
export type BrainSwitch = {
  from: string
  to: string
  /** The model behind `to`. */
  model: string
  cause: RouteCause
  /** One sentence of the server's, in English. */
  reason: string
  /** When `from` was expected back, ms from the switch on; `null` when unknown. */
  untilMs: number | null
}

/** A change of the brain as the wire and the history tell it. */
export const brainSwitchFrom = ({ from, to, model, cause, reason, until_ms }: RouteBody): BrainSwitch => ({
  from,
  to,
  model,
  cause,
  reason,
  untilMs: until_ms,
})
