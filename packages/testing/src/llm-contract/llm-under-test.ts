import type { ChatMessage, Llm, LlmEvent, LlmRequest } from '@eva/core'

/**
 * A brain and what its tests may know about it. Only `llm` is required; each optional member makes the suite stricter.
 * The brain must answer any request with at least one token.
 */
export type LlmUnderTest = {
  readonly llm: Llm
  /** What it answers to `request`, word for word, where that can be known beforehand. */
  readonly replyTo?: (request: LlmRequest) => string
  /** Makes the very next request fail at its source, before or after its first token. */
  readonly failNext?: () => void
  /** Resolves once nothing that was asked of the brain is being worked on any more. */
  readonly idle?: () => Promise<void>
  /** Takes down what was put up around the brain. The suite has closed the brain itself by then. */
  readonly dispose?: () => Promise<void>
}

/** Puts up one brain for one test. */
export type OpenLlm = () => Promise<LlmUnderTest>

/** What became of one stream: the events that came out, and what it threw, if it threw. */
export type Outcome = {
  readonly events: readonly LlmEvent[]
  readonly text: string
  readonly thrown: { readonly value: unknown } | null
}

let conversations = 0

/** A request like the engine's: persona, then one user message, in a conversation of its own. */
export function ask(message: string, changes: Partial<LlmRequest> = {}): LlmRequest {
  const messages: readonly ChatMessage[] = [
    { role: 'system', content: 'You are Eva. Answer in a few short sentences.' },
    { role: 'user', content: message },
  ]
  conversations += 1
  return { conversationId: `contract-${conversations}`, messages, maxTokens: 32, temperature: 0, ...changes }
}

/** A signal that nobody aborts. */
export const never = (): AbortSignal => new AbortController().signal

/** Reads a stream to its end or to its error. `onEvent` runs after each event, before the next one is asked for. */
export async function outcomeOf(
  stream: AsyncIterable<LlmEvent>,
  onEvent: (event: LlmEvent) => void = () => {},
): Promise<Outcome> {
  const events: LlmEvent[] = []
  try {
    for await (const event of stream) {
      events.push(event)
      onEvent(event)
    }
    return { events, text: textOf(events), thrown: null }
  } catch (value) {
    return { events, text: textOf(events), thrown: { value } }
  }
}

/** The answer so far. */
export const textOf = (events: readonly LlmEvent[]): string =>
  events.map((event) => (event.type === 'token' ? event.content : '')).join('')
