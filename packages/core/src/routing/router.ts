import type { RouteCause } from '@eva/protocol'
import type { ChatMessage, LlmEvent, LlmRequest } from '../contracts/llm.ts'
import type { BrainState } from './brain-state.ts'
import type { Candidates } from './candidate.ts'

/** The brain was changed before or within an answer, and why, for the person to see. */
export type RouteChange = {
  readonly type: 'route'
  readonly from: string
  readonly to: string
  readonly model: string
  readonly cause: RouteCause
  /** One sentence. */
  readonly reason: string
  /** When the first brain is expected back, ms from now; `null` when unknown. */
  readonly untilMs: number | null
}

/** From here on the answer goes on after `answer`: what was streamed beyond it is taken back. Follows a `route`. */
export type Continued = { readonly type: 'continued'; readonly answer: string }

export type RoutedEvent = Exclude<LlmEvent, { type: 'quota' }> | RouteChange | Continued

/** What the router has seen and done, for statistics. */
export type RoutingReport = {
  readonly brains: readonly BrainState[]
  readonly requests: number
  /** Requests for which a second brain was started because the first was slow, and how many of these it won. */
  readonly hedged: number
  readonly hedgesWon: number
  /** More requests wanted a hedge than may have one: the first brain is not the fastest. One sentence, or `null`. */
  readonly doubt: string | null
}

/** A brain, for records and people. */
export type BrainName = { readonly provider: string; readonly model: string }

/**
 * Whether answers may be drafted before it is sure that the user has finished: `free` for a brain that counts nothing,
 * `few` for one with a quota that is far from used up, `none` when too little of it is left to waste any.
 */
export type DraftAllowance = 'free' | 'few' | 'none'

/** Which brain answers. Streams like a brain; says when it changes its mind. */
export type Router = {
  /**
   * From the next answer on these are asked, best first; what runs ends with those of its beginning. One that was there
   * before stays as it is, with its quota, its rhythm and its failures.
   */
  use(candidates: Candidates): void
  /** Who would answer now, a request like the latest. */
  planned(): BrainName
  /** Who answers in this conversation, as far as its listeners were told. Each change is an event of an answer. */
  answererOf(conversationId: string): BrainName
  /**
   * @param settle called when a brain is lost in the middle of its answer: takes back what can be, and returns as much of
   *   the answer as cannot, because it is being said. Ends at the border of a clause; empty when nothing was settled.
   *   Nothing more of the answer is said before the event `continued`
   */
  streamTokens(request: LlmRequest, signal: AbortSignal, settle: () => string): AsyncGenerator<RoutedEvent, void>
  /** What it would cost to answer in vain, because the user went on speaking. */
  drafts(): DraftAllowance
  /** Whether whoever would answer now can also be asked for something else than an answer: the last resort cannot. */
  hasMind(): boolean
  /** A turn has ended: whoever could be asked next may read ahead while nobody waits. `messages` ends with the answer. */
  readAhead(conversationId: string, messages: readonly ChatMessage[]): void
  report(): RoutingReport
  /** A brain was seen to answer outside of every talk: it is asked again, also where it was being left alone. */
  wake(id: string): void
  /** Stops reading ahead. */
  close(): void
}
