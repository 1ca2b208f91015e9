import { asEvaError, type ChatMessage, type LlmEvent, type LlmRequest } from '@eva/core'
import type { LlamaModel, Token } from 'node-llama-cpp'
import { type FittedPrompt, fitPrompt } from './fit-prompt.ts'
import type { PromptMaker } from './prompt-maker.ts'
import { reuseTokens } from './reuse-tokens.ts'
import type { SequencePool, Slot } from './sequence-pool.ts'
import type { SequenceReader } from './sequence-reader.ts'
import { createStopText } from './stop-text.ts'
import { createTokenText } from './token-text.ts'

/** A loaded model with its conversations. */
export type Mind = {
  readonly model: LlamaModel
  readonly prompts: PromptMaker
  readonly pool: SequencePool<SequenceReader>
  readonly contextTokens: number
  /** Aborted when the brain is closed. */
  readonly closed: AbortSignal
}

type Place = Slot<SequenceReader>

/** One answer, from the wait for a free sequence to the token counts. */
export async function* streamAnswer(mind: Mind, request: LlmRequest, signal: AbortSignal): AsyncGenerator<LlmEvent> {
  const place = await mind.pool.take(request.conversationId, signal)
  let afterwards: Afterwards = { type: 'stopped' }
  try {
    yield { type: 'started' }
    const room = { ...mind, countTokens: (text: string) => mind.model.tokenize(text).length }
    const prompt = fitPrompt(room, request.messages, request.maxTokens, place.droppedMessages)
    place.droppedMessages = prompt.droppedMessages
    const answer = yield* speak(mind, place, prompt, request.temperature, signal)
    afterwards = { type: 'answered', messages: [...prompt.messages, { role: 'assistant', content: answer }] }
  } catch (thrown) {
    signal.throwIfAborted()
    afterwards = { type: 'failed' }
    throw asEvaError(thrown, 'brain_failed', 'The embedded brain could not go on with its answer.')
  } finally {
    // Nobody waits for this: the listener hears of an abort at once, the sequence is free when its last token has ended.
    void leave(mind, place, afterwards)
  }
}

/** Yields tokens and the counts; returns the whole answer. */
async function* speak(
  mind: Mind,
  place: Place,
  prompt: FittedPrompt,
  temperature: number,
  signal: AbortSignal,
): AsyncGenerator<LlmEvent, string> {
  const tokens = reuseCached(mind, place, prompt.tokens)
  const spell = (some: readonly Token[], before: readonly Token[]): string => mind.model.detokenize(some, false, before)
  const tokenText = createTokenText(spell, tokens)
  const stopText = createStopText(prompt.stopTexts)
  const seed = Math.floor(Math.random() * 2 ** 32)
  const options = { maxTokens: prompt.answerTokens, temperature, seed, stopTokens: prompt.stopTokens }
  let answer = ''
  let completionTokens = 0
  const show = (text: string): string => {
    const shown = answer === '' ? text.trimStart() : text
    answer += shown
    return shown
  }
  let stopped = false
  for await (const token of place.seat.answer(tokens, options, signal)) {
    completionTokens += 1
    const passed = stopText.push(tokenText.push(token))
    stopped = passed.stopped
    const content = show(passed.text)
    if (content !== '') yield { type: 'token', content }
    if (stopped) break
  }
  const content = stopped ? '' : show(stopText.push(tokenText.end()).text + stopText.end())
  if (content !== '') yield { type: 'token', content }
  yield { type: 'usage', promptTokens: tokens.length, completionTokens }
  return answer
}

/** Reads messages into a conversation's sequence ahead of the question, so that only the question itself is left to read. */
export async function readAhead(
  mind: Mind,
  place: Place,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
): Promise<void> {
  const tokens = mind.prompts.beforeNextMessage(messages)
  if (tokens.length >= mind.contextTokens) return
  await place.seat.read(reuseCached(mind, place, tokens), signal)
}

type Afterwards =
  | { readonly type: 'stopped' }
  | { readonly type: 'answered'; readonly messages: readonly ChatMessage[] }
  | { readonly type: 'failed' }

/** Waits until the model has let go of the sequence, makes it ready for what comes next, and gives it back. */
export async function leave(mind: Mind, place: Place, afterwards: Afterwards): Promise<void> {
  const { seat } = place
  await seat.settled()
  try {
    if (afterwards.type === 'failed') await seat.sequence.clearHistory()
    if (afterwards.type === 'answered' && !mind.pool.hasWaiting()) {
      await readAhead(mind, place, afterwards.messages, mind.closed)
    }
  } catch {
    // Closed meanwhile, or the model fails: the next request finds out and says so.
    await seat.settled()
  } finally {
    mind.pool.giveBack(place)
  }
}

function reuseCached({ model }: Mind, { seat }: Place, wanted: readonly Token[]): readonly Token[] {
  return reuseTokens(seat.sequence.contextTokens, wanted, {
    spell: (tokens, before) => model.detokenize(tokens, false, before),
    isMark: (token) => model.isSpecialToken(token),
  })
}
