/** Brains `groq` and `openai`. */

/** How servers of this tongue differ. */
export { COMPATIBLE, type Dialect, GROQ, OPENAI } from './dialects.ts'
/** What Groq's free plan allows, for a router that knows it before the first answer. */
export { groqPlan } from './groq-plan.ts'
/** A brain behind any server that speaks OpenAI's streaming chat completions; what the two above are made of. */
export { createOpenAiCompatible } from './openai-compatible.ts'
/** Durations as the `x-ratelimit-reset-*` headers give them, and every form of `retry-after`. */
export { parseDuration } from './parse-duration.ts'
export { createGroq, createOpenAi, type GroqOptions, type OpenAiOptions } from './presets.ts'
export { retryAfterMs } from './retry-after.ts'
export type { ConfigurationKeys, OpenAiCompatibleOptions } from './server.ts'
