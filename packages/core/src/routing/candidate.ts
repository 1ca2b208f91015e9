import type { ChatMessage, Llm, LlmRequest } from '../contracts/llm.ts'
import type { QuotaLimit } from '../contracts/quota.ts'

/** A brain to choose from, with what the router must know of it beyond its contract. */
export type Candidate = {
  readonly llm: Llm
  /** Whose quota it uses: what is learnt of it holds for every brain of this name, and after a restart. No secret. */
  readonly account: string
  /** Answers that it can work on at once without slowing down; `null` where that is somebody else's concern. */
  readonly atOnce: number | null
  /** Asked only when no other brain can answer, and never just because another one is slow. */
  readonly lastResort: boolean
  /** What is known of its quota before it has said anything. */
  readonly plan: readonly QuotaLimit[]
  /** The size of a prompt in its model's own tokens; `null` where it can only be estimated. */
  readonly countTokens: ((request: LlmRequest) => number) | null
  /**
   * Reads a conversation that another brain answered, so that taking over costs nothing. `messages` ends with the
   * answer. Rejects with the signal's reason. `null` where nothing would be kept of it.
   */
  readonly prefill:
    | ((conversationId: string, messages: readonly ChatMessage[], signal: AbortSignal) => Promise<void>)
    | null
}

/** A brain of which nothing is known but its contract. */
export const plainCandidate = (llm: Llm): Candidate => ({
  llm,
  account: llm.id,
  atOnce: null,
  lastResort: false,
  plan: [],
  countTokens: null,
  prefill: null,
})

/** Brains to choose from, best first; there is always one. */
export type Candidates = readonly [Candidate, ...Candidate[]]
