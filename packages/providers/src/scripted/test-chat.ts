import type { ChatMessage, LlmEvent } from '@eva/core'
import { createFakeClock } from '@eva/testing/fakes'
import { detectLanguage } from '../language/index.ts'
import { createScripted } from './create-scripted.ts'

/** A conversation with the built-in responder, for tests. */
export type TestChat = {
  readonly messages: ChatMessage[]
  /** Says something and returns her whole answer, which then counts as heard. */
  say(message: string): Promise<string>
  /** As if the listener had spoken after this much of her last answer; `''` before a word of it. */
  interrupt(heard: string): void
}

/** A quiet Monday, 5 January 2026, 09:00 UTC on a clock that stands still. */
export function startTestChat(conversationId: string, timeZone = 'Europe/Paris'): TestChat {
  const llm = createScripted({ clock: createFakeClock(), detectLanguage, pace: null, timeZone })
  const messages: ChatMessage[] = [{ role: 'system', content: 'You are Eva.' }]
  return {
    messages,
    async say(message) {
      messages.push({ role: 'user', content: message })
      const request = { conversationId, messages, maxTokens: 200, temperature: 0.7 }
      const answer = textOf(await Array.fromAsync(llm.streamTokens(request, new AbortController().signal)))
      messages.push({ role: 'assistant', content: answer })
      return answer
    },
    interrupt(heard) {
      const content = heard === '' ? '[interrupted before a word was heard]' : `${heard} — [interrupted]`
      messages.splice(-1, 1, { role: 'assistant', content })
    },
  }
}

const textOf = (events: readonly LlmEvent[]): string =>
  events.map((event) => (event.type === 'token' ? event.content : '')).join('')
