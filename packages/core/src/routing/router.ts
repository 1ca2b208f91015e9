import type { LlmEvent, LlmRequest } from '../contracts/llm.ts'

/** The brain was changed before or within an answer, and why, for the person to see. */
export type RouteChange = {
  readonly type: 'route'
  readonly from: string
  readonly to: string
  readonly model: string
  readonly reason: string
  /** When the first brain is expected back, ms from now; `null` when unknown. */
  readonly untilMs: number | null
}

export type RoutedEvent = LlmEvent | RouteChange

/** Which brain answers. Streams like a brain; says when it changes its mind. */
export type Router = {
  /** Who would answer now. */
  planned(): { readonly provider: string; readonly model: string }
  streamTokens(request: LlmRequest, signal: AbortSignal): AsyncGenerator<RoutedEvent, void>
}
