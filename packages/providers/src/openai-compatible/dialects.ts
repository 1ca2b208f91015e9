import type { ThinkingRule } from './thinking.ts'
import { COMPATIBLE_THINKING, GROQ_THINKING, OPENAI_THINKING } from './thinking.ts'

/** What servers of the same tongue do differently. */
export type Dialect = {
  /** Every server knows the first, except OpenAI's own for its newer models, which know only the second. */
  readonly tokenLimit: 'max_tokens' | 'max_completion_tokens'
  /** Whether a model that `GET /models` does not list is surely refused. llama-server takes any name. */
  readonly listsEveryModel: boolean
  /** What `x-ratelimit-limit-requests` counts over, where its other headers do not give it away. */
  readonly requestsPer: 'minute' | 'day'
  /**
   * What becomes of a last message by the assistant: it is gone on with, or answered like any other. `ask`: the first,
   * in the way of the software that serves the model, if `GET /models` tells which that is.
   */
  readonly lastMessage: 'continued' | 'answered' | 'ask'
  /** Who may say the first word: chat templates of many open models refuse a conversation that the assistant began. */
  readonly begins: 'anyone' | 'user'
  /** How its models are kept from thinking aloud; the first rule that fits. */
  readonly thinking: readonly ThinkingRule[]
}

/** https://console.groq.com/docs/rate-limits (requests per day), https://console.groq.com/docs/prefilling */
export const GROQ: Dialect = {
  tokenLimit: 'max_tokens',
  listsEveryModel: true,
  requestsPer: 'day',
  lastMessage: 'continued',
  begins: 'anyone',
  thinking: GROQ_THINKING,
}

/** https://platform.openai.com/docs/guides/rate-limits (requests per minute). Its models begin a new message. */
export const OPENAI: Dialect = {
  tokenLimit: 'max_completion_tokens',
  listsEveryModel: true,
  requestsPer: 'minute',
  lastMessage: 'answered',
  begins: 'anyone',
  thinking: OPENAI_THINKING,
}

/** Any other server: vLLM, llama-server, LM Studio, a gateway. */
export const COMPATIBLE: Dialect = {
  tokenLimit: 'max_tokens',
  listsEveryModel: false,
  requestsPer: 'minute',
  lastMessage: 'ask',
  begins: 'user',
  thinking: COMPATIBLE_THINKING,
}
