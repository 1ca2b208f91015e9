/** The embedded brain: llama.cpp in this process, with one warm sequence per conversation. */

/** What was loaded, and what computes it. */
export type { Compute } from './compute.ts'
export { createLlamaCpp, type LlamaCpp, type LlamaCppOptions } from './create-llama-cpp.ts'
export type { LlamaCppDescription } from './description.ts'

/** What to do about a GPU that is there and not used. */
export { gpuAdvice, type SeenGpu } from './gpu-advice.ts'
