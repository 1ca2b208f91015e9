/** The embedded brain: llama.cpp in this process, with one warm sequence per conversation. */
export { createLlamaCpp, type LlamaCpp, type LlamaCppOptions } from './create-llama-cpp.ts'
export type { LlamaCppDescription } from './description.ts'
