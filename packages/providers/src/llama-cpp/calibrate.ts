import { availableParallelism } from 'node:os'
import type { Llama, LlamaContextSequence, Token } from 'node-llama-cpp'
import { besideBusyNeighbour } from './busy-neighbour.ts'
import { candidateThreads, chooseThreads } from './choose-threads.ts'

/** What a moment of measuring at boot found out about this machine with this model. */
export type Pace = {
  readonly threads: number
  /** Tokens to read at once, so that an abort is noticed after about `CHUNK_MS`. */
  readonly chunkTokens: number
}

/** A new thread count is tried only before this much time has passed. */
const MEASURE_MS = 1_000
/** Each count is tried for so long: many time slices of the scheduler, so that luck evens out. */
const TRY_MS = 200
/** Longer chunks read a little faster (10 % from 16 to 64 tokens), but hold an aborted sequence longer. */
const CHUNK_MS = 200
/** Below 16 the matrix kernels lose their advantage; above 512 nothing is won any more. */
const CHUNK_TOKENS = { smallest: 16, largest: 512 } as const
/** A short message and the first words of an answer: what decides how soon she is heard. */
const SAMPLE = { read: 16, say: 4 } as const

/** Finds the thread count and the chunk size. `sequence` must be empty, and is again afterwards. */
export async function calibrate(
  llama: Llama,
  sequence: LlamaContextSequence,
  threads: number | 'measured',
): Promise<Pace> {
  const sample = sampleTokens(sequence, CHUNK_TOKENS.smallest * 2)
  const setThreads = (count: number): void => {
    llama.maxThreads = count
  }
  setThreads(typeof threads === 'number' ? threads : llama.cpuMathCores)
  // The first evaluation fetches the weights from the disk; its time says nothing.
  await timeSample(sequence, sample)
  const chosen = threads === 'measured' ? await measureThreads(llama, sequence, sample, setThreads) : threads
  setThreads(chosen)

  const startMs = performance.now()
  await sequence.evaluateWithoutGeneratingNewTokens(sample)
  const tokensPerMs = sample.length / (performance.now() - startMs)
  await sequence.clearHistory()
  const fitting = Math.floor((tokensPerMs * CHUNK_MS) / 16) * 16
  return { threads: chosen, chunkTokens: Math.min(CHUNK_TOKENS.largest, Math.max(CHUNK_TOKENS.smallest, fitting)) }
}

async function measureThreads(
  llama: Llama,
  sequence: LlamaContextSequence,
  sample: readonly Token[],
  setThreads: (count: number) => void,
): Promise<number> {
  const candidates = candidateThreads(llama.cpuMathCores, availableParallelism())
  if (candidates.length === 1) return candidates[0] ?? 1
  const endMs = performance.now() + MEASURE_MS
  return besideBusyNeighbour(() =>
    chooseThreads(
      candidates,
      async (count) => {
        setThreads(count)
        let samples = 0
        let tookMs = 0
        for (; tookMs < TRY_MS; samples++) tookMs += await timeSample(sequence, sample)
        return samples / tookMs
      },
      () => performance.now() < endMs,
    ),
  )
}

/** Milliseconds for reading a short message and saying the first words. */
async function timeSample(sequence: LlamaContextSequence, sample: readonly Token[]): Promise<number> {
  const startMs = performance.now()
  let said = 0
  for await (const _ of sequence.evaluate(sample.slice(0, SAMPLE.read), { temperature: 0 })) {
    said += 1
    if (said === SAMPLE.say) break
  }
  const tookMs = performance.now() - startMs
  await sequence.clearHistory()
  return tookMs
}

function sampleTokens(sequence: LlamaContextSequence, count: number): Token[] {
  const tokens = sequence.model.tokenize(
    'Once upon a time there was a small house by the sea, and in it lived a poet. '.repeat(4),
  )
  return tokens.slice(0, count)
}
