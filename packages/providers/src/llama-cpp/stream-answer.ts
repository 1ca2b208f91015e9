import { asEvaError, type ChatMessage, type LlmEvent, type LlmRequest } from '@eva/core'
import type { LlamaModel, Token } from 'node-llama-cpp'
import { type Continuation, continueAfter } from '../continuation/index.ts'
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
    const prompt = fitPrompt(roomOf(mind), request, place.droppedMessages)
    place.droppedMessages = prompt.droppedMessages
    const answer = yield* speak(mind, place, prompt, request, signal)
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

/** Yields tokens and the counts; returns the whole answer, with what was said of it before. */
async function* speak(
  mind: Mind,
  place: Place,
  prompt: FittedPrompt,
  { temperature, answerSoFar = '' }: LlmRequest,
  signal: AbortSignal,
): AsyncGenerator<LlmEvent, string> {
  const tokens = reuseCached(mind, place, prompt.tokens)
  const spell = (some: readonly Token[], before: readonly Token[]): string => mind.model.detokenize(some, false, before)
  const tokenText = createTokenText(spell, tokens)
  const stopText = createStopText(prompt.stopTexts)
  const seed = Math.floor(Math.random() * 2 ** 32)
  const options = { maxTokens: prompt.answerTokens, temperature, seed, stopTokens: prompt.stopTokens }
  const join = answerSoFar === '' ? fromBeginning() : continueAfter(answerSoFar)
  let answer = answerSoFar
  let completionTokens = 0
  let stopped = false
  for await (const token of place.seat.answer(tokens, options, signal)) {
    completionTokens += 1
    const passed = stopText.push(tokenText.push(token))
    stopped = passed.stopped
    const content = join.push(passed.text)
    answer += content
    if (content !== '') yield { type: 'token', content }
    if (stopped) break
  }
  const held = stopped ? '' : stopText.push(tokenText.end()).text + stopText.end()
  const content = join.push(held) + join.end()
  answer += content
  if (content !== '') yield { type: 'token', content }
  yield { type: 'usage', promptTokens: tokens.length, completionTokens }
  return answer
}

/** Takes the blanks away that some models begin with. */
function fromBeginning(): Continuation {
  let begun = false
  return {
    push(text) {
      const shown = begun ? text : text.trimStart()
      begun ||= shown !== ''
      return shown
    },
    end: () => '',
  }
}

/**
 * Reads a conversation that another brain answered, so that only the question is left to read. Rejects with the signal's
 * reason, at the latest after the chunk under way; what was read until then stays.
 */
export async function prefill(
  mind: Mind,
  conversationId: string,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
): Promise<void> {
  const place = await mind.pool.take(conversationId, signal)
  try {
    const asked = { messages: [...messages, NEXT_QUESTION], maxTokens: NEXT_TURN_TOKENS }
    const prompt = fitPrompt(roomOf(mind), asked, place.droppedMessages)
    place.droppedMessages = prompt.droppedMessages
    await readAhead(mind, place, prompt.messages.slice(0, -1), signal)
  } catch (thrown) {
    signal.throwIfAborted()
    throw asEvaError(thrown, 'brain_failed', 'The embedded brain could not read the conversation.')
  } finally {
    void leave(mind, place, { type: 'stopped' })
  }
}

/** Stands for what is asked next, where the template wants a question. */
const NEXT_QUESTION: ChatMessage = { role: 'user', content: '' }
/** Room left for the next question and its answer: with less, the question would find everything read anew. */
const NEXT_TURN_TOKENS = 512

/** Reads messages into a conversation's sequence ahead of the question, so that only the question itself is left to read. */
async function readAhead(
  mind: Mind,
  place: Place,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
): Promise<void> {
  const tokens = mind.prompts.beforeNextMessage(messages)
  if (tokens.length >= mind.contextTokens) return
  await place.seat.read(reuseCached(mind, place, tokens), signal)
}

const roomOf = (mind: Mind) => ({ ...mind, countTokens: (text: string) => mind.model.tokenize(text).length })

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
