import type { ChatMessage, Clock, DetectLanguage, Llm, LlmEvent, LlmRequest } from '@eva/core'
import { continueAfter } from '../continuation/index.ts'
import { composeContinuation, composeReply } from './compose.ts'
import { type Ears, readConversation, type Turn } from './conversation/read-conversation.ts'
import { type Pace, paceWords } from './pace.ts'
import { ENGLISH } from './rules/en/index.ts'
import { FRENCH } from './rules/fr/index.ts'
import { compileLanguage } from './understand/compile.ts'

export type ScriptedDependencies = {
  readonly clock: Clock
  readonly detectLanguage: DetectLanguage
  /** How fast answers are handed out after their first clause; `null` for all at once. */
  readonly pace: Pace | null
  /** What she is called now. @default Eva */
  readonly herName?: () => string
  /** IANA name of the time zone she tells the time in; the machine's own where missing. */
  readonly timeZone?: string
}

/** A word with the space before it, and the spaced punctuation of French after it. */
const SPOKEN_WORD = /\s*\S+(?:\s[?!:;»]+(?!\S))*/g

/**
 * The built-in responder: a brain of hand-written rules that needs no model, no download and no network. It speaks
 * English and French, in the language of the user's last message. It keeps nothing between calls: names and facts
 * are read out of the request's own messages every time. `temperature` and the system prompt do not concern it.
 */
export function createScripted(dependencies: ScriptedDependencies): Llm {
  const { clock, detectLanguage, pace, herName = () => OWN_NAME, timeZone = ownTimeZone() } = dependencies
  const ears: Ears = { languages: { en: compileLanguage(ENGLISH), fr: compileLanguage(FRENCH) }, detectLanguage }
  const goOn = (answerSoFar: string, turns: readonly Turn[]): string => {
    const continuation = continueAfter(answerSoFar)
    return continuation.push(composeContinuation(answerSoFar, turns, ears.languages)) + continuation.end()
  }
  const answer = (conversationId: string, messages: readonly ChatMessage[], answerSoFar = ''): string => {
    const herself = herName()
    const turns = readConversation(messages.map(addressedTo(herself)), ears)
    if (answerSoFar.trim() !== '') return goOn(answerSoFar, turns)
    const now = { wallTimeMs: clock.wallTimeMs(), timeZone }
    return composeReply({ id: conversationId, turns, now, herself }, ears.languages)
  }

  async function* streamTokens(request: LlmRequest, signal: AbortSignal): AsyncGenerator<LlmEvent> {
    signal.throwIfAborted()
    yield { type: 'started' }
    const words = wordsOf(answer(request.conversationId, request.messages, request.answerSoFar))
    const spoken = words.slice(0, request.maxTokens)
    for await (const content of paceWords(spoken, pace, clock, signal)) yield { type: 'token', content }
    signal.throwIfAborted()
    yield { type: 'usage', promptTokens: countWords(request.messages), completionTokens: spoken.length }
  }

  return {
    specification: 'v1',
    id: 'scripted',
    model: 'built-in responder',
    streamTokens,
    check: async (signal) => {
      signal.throwIfAborted()
      const startedMs = clock.nowMs()
      answer('check', [{ role: 'user', content: 'Hello' }])
      return { ok: true, detail: 'English and French, no language model', latencyMs: clock.nowMs() - startedMs }
    },
    close: async () => {},
  }
}

/** The name that her rules know, in what the user says. */
const OWN_NAME = 'Eva'

/** Whoever calls her by another name calls her: what the user says is understood as if it were said to Eva. */
function addressedTo(herself: string): (message: ChatMessage) => ChatMessage {
  if (herself === OWN_NAME) return (message) => message
  const escaped = herself.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const name = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu')
  return (message) =>
    message.role === 'user' ? { ...message, content: message.content.replace(name, OWN_NAME) } : message
}

function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Trimmed at its end: a long run of spaces with no word after it would be tried again from each of them. */
function wordsOf(text: string): readonly string[] {
  return text.trimEnd().match(SPOKEN_WORD) ?? []
}

function countWords(messages: readonly ChatMessage[]): number {
  return messages.reduce((words, { content }) => words + wordsOf(content).length, 0)
}
