import type { LlamaContextSequence, Token } from 'node-llama-cpp'
import { withAbort } from './with-abort.ts'

export type AnswerOptions = {
  readonly maxTokens: number
  readonly temperature: number
  readonly seed: number
  /** Tokens that end the answer; they are not part of it. */
  readonly stopTokens: ReadonlySet<Token>
}

/** One sequence of the model's memory: what it has read so far, and the way to go on from there. */
export type SequenceReader = {
  readonly sequence: LlamaContextSequence
  /** Makes the sequence hold exactly `tokens`, reading only what differs from what it holds. */
  read(tokens: readonly Token[], signal: AbortSignal): Promise<void>
  /** Reads what is new in `tokens` and yields what the model says next, each token the moment it exists. */
  answer(tokens: readonly Token[], options: AnswerOptions, signal: AbortSignal): AsyncGenerator<Token>
  /** Resolves when the model no longer works on this sequence. */
  settled(): Promise<void>
}

/**
 * `chunkTokens` is how many tokens are handed to the model at once: an abort is noticed between two chunks. Whoever waits
 * for the reader learns of an abort at once; `settled` tells when the chunk or token under way has ended.
 */
export function createSequenceReader(sequence: LlamaContextSequence, chunkTokens: number): SequenceReader {
  let work: Promise<unknown> = Promise.resolve()
  const run = <T>(started: Promise<T>, signal: AbortSignal): Promise<T> => {
    work = started.catch(() => {})
    return withAbort(started, signal)
  }
  const readFrom = async (tokens: readonly Token[], end: number, signal: AbortSignal): Promise<void> => {
    while (sequence.nextTokenIndex < end) {
      signal.throwIfAborted()
      const chunk = tokens.slice(sequence.nextTokenIndex, Math.min(end, sequence.nextTokenIndex + chunkTokens))
      await run(sequence.evaluateWithoutGeneratingNewTokens(chunk), signal)
    }
  }

  return {
    sequence,
    settled: async () => void (await work),
    async read(tokens, signal) {
      await run(sequence.adaptStateToTokens([...tokens], false), signal)
      await readFrom(tokens, tokens.length, signal)
    },
    async *answer(tokens, { maxTokens, temperature, seed, stopTokens }, signal) {
      // The last token is always read anew: reading it is what makes the model say the next one.
      await run(sequence.adaptStateToTokens(tokens.slice(0, -1), false), signal)
      const unread = tokens.length - sequence.nextTokenIndex
      const lastChunk = ((unread - 1) % chunkTokens) + 1
      await readFrom(tokens, tokens.length - lastChunk, signal)
      signal.throwIfAborted()
      const source = sequence.evaluate(tokens.slice(-lastChunk), { temperature, seed, minP: MIN_P })
      let upcoming = source.next()
      try {
        for (let made = 1; made <= maxTokens; made++) {
          const { done, value } = await run(upcoming, signal)
          if (done === true || stopTokens.has(value)) return
          // The model goes on while this token is on its way to the listener.
          if (made < maxTokens) upcoming = source.next()
          yield value
        }
      } finally {
        work = Promise.allSettled([upcoming, source.return()])
      }
    },
  }
}

/** Tokens less likely than this share of the likeliest are never drawn; llama.cpp's own default. */
const MIN_P = 0.05
