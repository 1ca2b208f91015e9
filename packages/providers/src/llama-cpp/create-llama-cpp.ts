import { type ChatMessage, type ComponentHealth, EvaError, type Llm, type LlmRequest } from '@eva/core'
import { calibrate } from './calibrate.ts'
import { answersAtOnce, computeOf } from './compute.ts'
import { createContext } from './create-context.ts'
import { describeInWords, describeLlamaCpp, type LlamaCppDescription } from './description.ts'
import { type LoadedModel, loadModel } from './load-model.ts'
import { createPromptMaker, type PromptMaker } from './prompt-maker.ts'
import { createSequencePool } from './sequence-pool.ts'
import { createSequenceReader, type SequenceReader } from './sequence-reader.ts'
import { sharePrefix } from './share-prefix.ts'
import { leave, type Mind, prefill, streamAnswer } from './stream-answer.ts'
import { withAbort } from './with-abort.ts'

export type LlamaCppOptions = {
  /** A GGUF file with a chat template. */
  readonly modelPath: string
  /** Read at boot into every sequence, so that no first answer waits for it. @default '' */
  readonly systemPrompt?: string
  /** Conversations held ready at once; fewer where memory is short. Each costs memory of its own. @default 4 */
  readonly sequences?: number
  /** Room of one conversation; older messages are left out when it is full. @default 4096 */
  readonly contextTokens?: number
  /** @default 'measured', for about a second at boot */
  readonly threads?: number | 'measured'
  /** @default 'auto' */
  readonly gpu?: 'auto' | false
  /** Called with 0–1 while the model loads. */
  readonly onLoadProgress?: (share: number) => void
  /** Is told what llama.cpp complains of, for a log; none of it goes to the terminal. */
  readonly onLog?: (line: string) => void
}

export type LlamaCpp = Llm & {
  readonly description: LlamaCppDescription
  /** The description as one line for a person. */
  readonly inWords: string
  /**
   * Reads a conversation that another brain answered, so that taking over costs nothing. `messages` ends with the answer.
   * Rejects with the signal's reason.
   */
  prefill(conversationId: string, messages: readonly ChatMessage[], signal: AbortSignal): Promise<void>
  /** The size of a prompt in the model's own tokens, the marks of its template and the answer's beginning included. */
  countTokens(request: LlmRequest): number
  /** Answers that it can work on at once without slowing down. */
  readonly atOnce: number
  /** Resolves when no conversation is being worked on, not even one that was aborted or is being made ready. */
  idle(): Promise<void>
  /** Tokens read and made since the model was loaded: what a conversation really cost. */
  evaluatedTokens(): number
}

/**
 * A brain inside this process: loads the model, measures how to think on this machine, and reads the system prompt.
 * Throws `model_unavailable`, with what to do about it.
 */
export async function createLlamaCpp(options: LlamaCppOptions): Promise<LlamaCpp> {
  const { modelPath, sequences, contextTokens, gpu = 'auto', onLoadProgress = () => {}, onLog = () => {} } = options
  const wanted = { sequences: sequences ?? DEFAULT_SEQUENCES, contextTokens: contextTokens ?? DEFAULT_CONTEXT_TOKENS }
  const loaded = await loadModel({
    modelPath,
    roomTokens: wanted.sequences * wanted.contextTokens,
    gpu,
    onLoadProgress,
    onLog,
  })
  const unload = async (): Promise<void> => {
    await loaded.model.dispose()
    await loaded.llama.dispose()
  }
  try {
    const prompts = createPromptMaker(loaded.model)
    const { systemPrompt = '', threads = 'measured' } = options
    return await settleIn({ ...loaded, prompts }, { systemPrompt, threads, ...wanted }, unload)
  } catch (thrown) {
    await unload()
    throw thrown
  }
}

const DEFAULT_SEQUENCES = 4
const DEFAULT_CONTEXT_TOKENS = 4_096

/** A brain on a model that is already loaded. `unload` runs when it has been closed and its memory given back. */
export async function settleIn(
  loaded: LoadedModel & { readonly prompts: PromptMaker },
  options: Required<Pick<LlamaCppOptions, 'systemPrompt' | 'threads' | 'sequences' | 'contextTokens'>>,
  unload: () => Promise<void>,
): Promise<LlamaCpp> {
  const context = await createContext(loaded, options.sequences, options.contextTokens)
  try {
    const first = context.getSequence()
    const pace = await calibrate(loaded.llama, first, options.threads)
    const others = Array.from({ length: context.sequencesLeft }, () => context.getSequence())
    const readers = [first, ...others].map((sequence) => createSequenceReader(sequence, pace.chunkTokens))
    const closing = new AbortController()
    const mind: Mind = {
      model: loaded.model,
      prompts: loaded.prompts,
      pool: createSequencePool(readers),
      contextTokens: context.contextSize,
      closed: closing.signal,
    }
    const prefix = mind.prompts.beforeNextMessage([{ role: 'system', content: options.systemPrompt }])
    if (options.systemPrompt !== '' && prefix.length < mind.contextTokens) {
      await readers[0]?.read(prefix, closing.signal)
      await sharePrefix(first, others)
    }
    const compute = await computeOf(loaded, context)
    const description = describeLlamaCpp(loaded, context, compute, pace, options.sequences)
    return assemble(mind, readers, description, closing, async () => {
      await context.dispose()
      await unload()
    })
  } catch (thrown) {
    await context.dispose()
    throw thrown
  }
}

function assemble(
  mind: Mind,
  readers: readonly SequenceReader[],
  description: LlamaCppDescription,
  closing: AbortController,
  dispose: () => Promise<void>,
): LlamaCpp {
  const inWords = describeInWords(description)
  let closed: Promise<void> | null = null
  const untilClosed = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, mind.closed])
  return {
    specification: 'v1',
    id: 'local',
    model: description.model,
    description,
    inWords,
    streamTokens: (request, signal) => streamAnswer(mind, request, untilClosed(signal)),
    check: (signal) => checkMind(mind, inWords, untilClosed(signal)),
    prefill: (conversationId, messages, signal) => prefill(mind, conversationId, messages, untilClosed(signal)),
    countTokens: ({ messages, answerSoFar }) => mind.prompts.prompt(messages, answerSoFar).tokens.length,
    atOnce: answersAtOnce(description.compute, description.sequences),
    idle: () => mind.pool.idle(),
    evaluatedTokens: () =>
      readers
        .map(({ sequence }) => sequence.tokenMeter)
        .reduce((sum, { usedInputTokens, usedOutputTokens }) => sum + usedInputTokens + usedOutputTokens, 0),
    close() {
      closing.abort(new EvaError('brain_failed', 'The embedded brain has been closed.'))
      closed ??= Promise.all(readers.map((reader) => reader.settled())).then(dispose)
      return closed
    },
  }
}

/** Lets the model say one token where nobody is kept waiting by it, and takes it back. */
async function checkMind(mind: Mind, inWords: string, signal: AbortSignal): Promise<ComponentHealth> {
  signal.throwIfAborted()
  const place = mind.pool.borrowIdle()
  if (place === null) return { ok: true, detail: `${inWords}; answering now`, latencyMs: null }
  try {
    const { sequence } = place.seat
    const start = sequence.nextTokenIndex
    if (start + 1 >= mind.contextTokens || sequence.needsCheckpoints)
      return { ok: true, detail: inWords, latencyMs: null }
    const startMs = performance.now()
    const probe = [...sequence.contextTokens, ...mind.model.tokenize('a').slice(0, 1)]
    await place.seat.read(probe, signal)
    const latencyMs = performance.now() - startMs
    await withAbort(sequence.eraseContextTokenRanges([{ start, end: start + 1 }]), signal)
    return { ok: true, detail: inWords, latencyMs }
  } catch (thrown) {
    signal.throwIfAborted()
    return { ok: false, detail: `${inWords}: ${thrown instanceof Error ? thrown.message : 'failed'}`, latencyMs: null }
  } finally {
    void leave(mind, place, { type: 'stopped' })
  }
}
