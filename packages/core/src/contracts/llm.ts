import type { ComponentHealth } from './health.ts'
import type { QuotaReport } from './quota.ts'

export type ChatMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }

export type LlmRequest = {
  /** Which conversation this belongs to, so that a brain can reuse what it has already read of it. */
  readonly conversationId: string
  /** The system prompt first, then perhaps a greeting of the assistant's, user and assistant in turn, the user's new message last. */
  readonly messages: readonly ChatMessage[]
  /**
   * How the answer begins, where another brain was lost in the middle of it: only what comes after it is produced, and
   * it is not repeated. Ends at the border of a clause. Absent for an answer from its beginning.
   */
  readonly answerSoFar?: string
  /** Most tokens to produce. */
  readonly maxTokens: number
  /** 0 is greedy; 0.7 suits conversation. */
  readonly temperature: number
}

export type LlmEvent =
  /** The request has left every queue of the adapter and is being worked on. At most once, before any token. */
  | { readonly type: 'started' }
  /** What the server said of its quota: at most once, before any token, and also before a refusal is thrown. */
  | { readonly type: 'quota'; readonly report: QuotaReport }
  /** A piece of the answer, as soon as it exists; never empty. */
  | { readonly type: 'token'; readonly content: string }
  /** The brain's own count, once, at the end, where it gives one. */
  | { readonly type: 'usage'; readonly promptTokens: number; readonly completionTokens: number }

/**
 * A brain: messages in, tokens out, in order, each the moment it exists. An adapter translates; it never retries,
 * caches or logs. Aborting `signal` stops the work at its source and makes the stream throw the signal's reason.
 * Every other failure is an `EvaError` with a `brain_*` code.
 */
export type Llm = {
  readonly specification: 'v1'
  /** Name in `EVA_LLM`, events and statistics: `groq`, `openai`, `ollama`, `local`, `scripted`. */
  readonly id: string
  /** The model behind it, for people. */
  readonly model: string
  streamTokens(request: LlmRequest, signal: AbortSignal): AsyncIterable<LlmEvent>
  /** Uses the brain as lightly as it can (no billed request) and tells how it is. */
  check(signal: AbortSignal): Promise<ComponentHealth>
  /**
   * Names of the models that it could think with, in its server's own order. Absent for a brain that is one model.
   *
   * @throws EvaError `brain_*`; the signal's reason when it aborts
   */
  listModels?(signal: AbortSignal): Promise<readonly string[]>
  /** Gives back what it holds: memory, workers, sockets. */
  close(): Promise<void>
}
