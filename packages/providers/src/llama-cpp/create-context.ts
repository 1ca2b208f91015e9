import { EvaError } from '@eva/core'
import type { LlamaContext } from 'node-llama-cpp'
import type { LoadedModel } from './load-model.ts'

/** Most tokens per evaluation, over all sequences; readers hand in less at a time. */
const BATCH_TOKENS = 512

/**
 * Memory for at most `sequences` conversations of `contextTokens` each, taken at once: their number is halved until it
 * fits. Throws `model_unavailable` when there is no room for one.
 */
export async function createContext(
  { llama, model }: LoadedModel,
  sequences: number,
  contextTokens: number,
): Promise<LlamaContext> {
  for (let count = sequences; ; count = Math.floor(count / 2)) {
    try {
      return await model.createContext({
        sequences: count,
        contextSize: Math.min(contextTokens, model.trainContextSize),
        batchSize: BATCH_TOKENS,
        flashAttention: true,
        threads: { ideal: llama.cpuMathCores, min: 1 },
        failedCreationRemedy: false,
      })
    } catch (thrown) {
      if (count > 1) continue
      throw new EvaError('model_unavailable', `There is no memory for a conversation of ${contextTokens} tokens.`, {
        cause: thrown,
        fix: 'Use a smaller model, or free some memory.',
      })
    }
  }
}
