/** The embedded brain: llama.cpp in this process, with one warm sequence per conversation. */

/** Where it runs. */
export type { Compute } from './compute.ts'
export { createLlamaCpp, type LlamaCpp, type LlamaCppOptions } from './create-llama-cpp.ts'
export type { LlamaCppDescription } from './description.ts'
