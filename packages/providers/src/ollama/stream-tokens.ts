import { EvaError, type LlmEvent, type LlmRequest } from '@eva/core'
import type { ChatResponse } from 'ollama'
import { continueAfter } from '../continuation/index.ts'
import { joinCharacters } from '../openai-compatible/whole-characters.ts'
import { follow } from '../openai-http/follow.ts'
import { ask } from './ask.ts'
import type { Brain, ModelFacts } from './brain.ts'
import { onlyThought, unreachable } from './failure.ts'
import { learnModel } from './learn-model.ts'
import { forget } from './preload.ts'
import { chatRequest } from './requests.ts'

/** One answer from Ollama, see `Llm.streamTokens`. There is no queue here: `started` comes as the request leaves. */
export async function* streamTokens(
  brain: Brain,
  request: LlmRequest,
  signal: AbortSignal,
): AsyncGenerator<LlmEvent, void, undefined> {
  signal.throwIfAborted()
  const { controller, letGo } = follow(signal, brain.closing)
  const stop = controller.signal
  let complete = false
  try {
    stop.throwIfAborted()
    const answering = open(brain, request, stop)
    answering.catch(() => {}) // awaited below, unless the reader leaves first
    yield { type: 'started' }
    yield* readAnswer(brain, await answering, request.answerSoFar, stop)
    complete = true
  } catch (thrown) {
    forget(brain, thrown)
    throw thrown
  } finally {
    letGo()
    if (!complete) controller.abort()
  }
}

type OpenAnswer = { readonly facts: ModelFacts; readonly parts: AsyncIterable<ChatResponse> }

async function open(brain: Brain, request: LlmRequest, signal: AbortSignal): Promise<OpenAnswer> {
  const facts = await learnModel(brain, signal)
  const asking = { model: facts.name, reading: 'lines', signal } as const
  return { facts, parts: await ask(brain.server, asking, (client) => client.chat(chatRequest(facts, request))) }
}

async function* readAnswer(
  { server }: Brain,
  { facts, parts }: OpenAnswer,
  answerSoFar: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<LlmEvent, void, undefined> {
  const text = wholeText(answerSoFar)
  let usage: LlmEvent | null = null
  let [thought, spoke] = [false, false]
  try {
    for await (const part of parts) {
      signal.throwIfAborted()
      thought ||= Boolean(part.message?.thinking)
      const content = text.push(String(part.message?.content ?? ''))
      spoke ||= content !== ''
      if (content !== '') yield { type: 'token', content }
      if (part.done) usage = usageIn(part)
    }
  } catch (thrown) {
    signal.throwIfAborted()
    throw thrown instanceof EvaError ? thrown : unreachable(server, 'answering', thrown)
  }
  signal.throwIfAborted()
  const rest = text.end()
  if (rest !== '') yield { type: 'token', content: rest }
  if (usage !== null) yield usage
  if (thought && !spoke && answerSoFar === undefined) throw onlyThought(facts.name)
}

/** Pieces of an answer in whole characters, and, where it was begun by another, only what comes after that. */
function wholeText(answerSoFar: string | undefined) {
  const characters = joinCharacters()
  const onward = answerSoFar === undefined ? null : continueAfter(answerSoFar)
  const pass = (text: string): string => onward?.push(text) ?? text
  return {
    push: (piece: string): string => pass(characters.push(piece)),
    end: (): string => pass(characters.rest()) + (onward?.end() ?? ''),
  }
}

/** Ollama's count. Some versions leave out a zero, and then it is no count. */
function usageIn({ prompt_eval_count: promptTokens, eval_count: completionTokens }: ChatResponse): LlmEvent | null {
  return Number.isInteger(promptTokens) && Number.isInteger(completionTokens)
    ? { type: 'usage', promptTokens, completionTokens }
    : null
}
