import type { Aspect, Finding, LocalText } from '@eva/protocol'
import type { Talk } from './client/conversation.ts'
import type { HttpClient } from './client/http-client.ts'
import type { Clock } from './clock.ts'
import type { Random } from './random.ts'
import type { MetricId } from './targets.ts'
import type { Unique } from './unique.ts'

/** What a probe works with. */
export type Context = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly random: Random
  readonly unique: Unique
  /** How many runs each latency is measured in. */
  readonly runs: number
  readonly signal: AbortSignal
  /** Opens a socket; it is closed, and its conversation deleted, when the review is over. */
  talk(): Promise<Talk>
  /** A conversation id of the reviewer's own, deleted when the review is over. */
  sessionId(): string
}

/** A figure as a probe measured it; everything else about it stands in the table of targets. */
export type Measured = {
  readonly id: MetricId
  /** `null` when it could not be measured here. */
  readonly value: number | null
  readonly samples?: readonly number[]
  readonly note?: LocalText
  /** Whatever its value, it earns nothing: a finding disproves it, or it could not be taken though it should have been. */
  readonly isVoid?: boolean
}

export type Reading = {
  readonly metrics: readonly Measured[]
  readonly findings: readonly Finding[]
  readonly arrivals?: readonly (readonly number[])[]
}

/** One thing that is looked at. */
export type Probe = {
  readonly id: string
  readonly aspect: Aspect
  readonly name: LocalText
  /** Its figures; should it fail, they earn nothing: what cannot be looked at is not well. */
  readonly measures: readonly MetricId[]
  run(context: Context): Promise<Reading>
}
