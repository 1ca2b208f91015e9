/** Brains `groq` and `openai`. */

/** Durations as the `x-ratelimit-reset-*` headers give them, and every form of `retry-after`. */
export { parseDuration } from '../openai-http/parse-duration.ts'
export { retryAfterMs } from '../openai-http/retry-after.ts'
/** How servers of this tongue differ. */
export { COMPATIBLE, type Dialect, GROQ, OPENAI } from './dialects.ts'
/** What Groq's free plan allows, for a router that knows it before the first answer. */
export { groqPlan } from './groq-plan.ts'
/** A brain behind any server that speaks OpenAI's streaming chat completions; what the two above are made of. */
export { createOpenAiCompatible } from './openai-compatible.ts'
export { createGroq, createOpenAi, type GroqOptions, type OpenAiOptions } from './presets.ts'
export type { ConfigurationKeys, OpenAiCompatibleOptions } from './server.ts'
