/** Brains `groq` and `openai`. */

/** A brain behind any server that speaks OpenAI's streaming chat completions; what the two above are made of. */
export { createOpenAiCompatible } from './openai-compatible.ts'
/** Durations as the `x-ratelimit-reset-*` headers give them, and every form of `retry-after`. */
export { parseDuration } from './parse-duration.ts'
export { createGroq, createOpenAi, type GroqOptions, type OpenAiOptions } from './presets.ts'
export { retryAfterMs } from './retry-after.ts'
export type { ConfigurationKeys, Dialect, OpenAiCompatibleOptions } from './server.ts'
