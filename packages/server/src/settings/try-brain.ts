import { asEvaError, type Clock, EvaError, type Llm } from '@eva/core'
import type { BrainTest } from '@eva/protocol'

/** How long a brain may take to open and to answer, in ms; a model that is read from a disk takes its time. */
const LIMIT_MS = 20_000
/** Enough for a short sentence, also behind a few words that are only thought. */
const MAX_TOKENS = 48
/** What comes of a longer answer is left out, in characters. */
const MAX_SHOWN_CHARS = 300

const REQUEST = {
  conversationId: 'try-out',
  messages: [{ role: 'user', content: 'Say hello in one short sentence.' }] as const,
  maxTokens: MAX_TOKENS,
  temperature: 0,
}

/** A brain that was opened to be tried out. */
export type Tried = { readonly llm: Llm; readonly close: () => Promise<void> }

/**
 * Opens a brain, asks it for a few words, and closes it again. Never rejects: what went wrong is what came of it, in the words
 * of whoever refused.
 */
export async function tryBrain(open: (signal: AbortSignal) => Promise<Tried>, clock: Clock): Promise<BrainTest> {
  const startedMs = clock.nowMs()
  const sinceStart = (): number => Math.round(clock.nowMs() - startedMs)
  const tooLong = new AbortController()
  const answered = new AbortController()
  void clock.sleep(LIMIT_MS, answered.signal).then(
    () => tooLong.abort(new EvaError('brain_failed', `It did not answer within ${LIMIT_MS / 1000} s.`, IT_IS_SLOW)),
    () => 'it answered in time',
  )
  let model: string | null = null
  let firstTokenMs: number | null = null
  let words = ''
  let models: Promise<readonly string[]> = Promise.resolve([])
  const opening = open(tooLong.signal)
  try {
    const { llm } = await orGiveUp(opening, tooLong.signal)
    model = llm.model
    models = namesOf(llm, tooLong.signal)
    for await (const event of llm.streamTokens(REQUEST, tooLong.signal)) {
      if (event.type !== 'token') continue
      firstTokenMs ??= sinceStart()
      words += event.content
    }
    if (words.trim() === '') throw new EvaError('brain_failed', 'It ended without a word.')
    const said = words.trim().slice(0, MAX_SHOWN_CHARS)
    const figures = { first_token_ms: firstTokenMs, total_ms: sinceStart() }
    return { ok: true, model, ...figures, words: said, fix: null, models: [...(await models)] }
  } catch (thrown) {
    const { message, fix = null } = asEvaError(thrown, 'brain_failed', 'It failed without saying why.')
    const figures = { first_token_ms: firstTokenMs, total_ms: sinceStart() }
    return { ok: false, model, ...figures, words: message, fix, models: [...(await models)] }
  } finally {
    answered.abort()
    // What opens too late is closed all the same.
    void opening.then(({ close }) => close()).catch(() => 'it was never open')
  }
}

/** Most names of models that are told. */
const MAX_MODELS = 200

/** What else the server has to think with; never rejects, since nobody asked for more than a few words. */
async function namesOf(llm: Llm, signal: AbortSignal): Promise<readonly string[]> {
  try {
    const names = llm.listModels === undefined ? [] : await orGiveUp(llm.listModels(signal), signal)
    return names.slice(0, MAX_MODELS)
  } catch {
    return []
  }
}

const IT_IS_SLOW = { fix: 'Try again: it may have been loading its model.' }

/** What cannot be stopped is not waited for. */
function orGiveUp<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  return Promise.race([work, promise])
}
