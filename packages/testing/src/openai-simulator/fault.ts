import { errorReply, type SimulatedReply, type SimulatedStream } from './reply.ts'

/** Nobody is at home: never a header comes, or the connection is dropped. No quota is kept either. */
type DeadServer = { readonly type: 'hang' } | { readonly type: 'refuse' }

/** What can go wrong with an answer that would have been a good one. */
export type Fault =
  /** The first token comes after so long. */
  | { readonly type: 'slow_start'; readonly ms: number }
  /** Every further token comes after so long. */
  | { readonly type: 'slow_tokens'; readonly ms: number }
  /**
   * After so many tokens: nothing more comes; the connection breaks; an error object comes in the stream; a piece comes
   * that is neither JSON nor UTF-8, and then the rest.
   */
  | { readonly type: 'stall' | 'cut' | 'error' | 'garbage'; readonly afterTokens: number }
  /** This HTTP status in place of an answer. */
  | { readonly type: 'status'; readonly status: number }
  /** Every event comes in two pieces, cut within a character where it has one of several bytes. */
  | { readonly type: 'split_characters' }
  /** The whole answer, without `[DONE]`; or without its finish reason too. */
  | { readonly type: 'no_done' | 'early_end' }
  /** Headers, and never a body. */
  | { readonly type: 'hang_after_headers' }
  | DeadServer

/** Whether the server is gone as a whole, so that it does not even count. */
export const isDead = (fault: Fault): fault is DeadServer => fault.type === 'hang' || fault.type === 'refuse'

/** What is answered instead. A reply that is no stream fails in its own way, unless nobody is at home. */
export function withFault(reply: SimulatedReply, fault: Fault | null): SimulatedReply {
  if (fault === null) return reply
  if (isDead(fault)) return { type: fault.type === 'hang' ? 'silence' : 'refuse' }
  if (reply.type !== 'stream') return reply
  switch (fault.type) {
    case 'slow_start':
      return { ...reply, firstTokenMs: fault.ms }
    case 'slow_tokens':
      return { ...reply, tokenMs: fault.ms }
    case 'stall':
    case 'cut':
      return endingAfter(reply, fault.afterTokens, fault.type)
    case 'error':
      return endingAfter(reply, fault.afterTokens, { error: { message: 'Simulated failure.', type: 'server_error' } })
    case 'garbage':
      return { ...reply, garbageAfter: fault.afterTokens }
    case 'split_characters':
      return { ...reply, splitsCharacters: true }
    case 'no_done':
    case 'early_end':
      return { ...reply, ending: fault.type }
    case 'status':
      return errorReply(fault.status, { message: 'Simulated failure.', type: 'internal_server_error' })
    case 'hang_after_headers':
      return { type: 'bytes', chunks: [], ending: 'stall' }
    default:
      return fault satisfies never
  }
}

const endingAfter = (
  reply: SimulatedStream,
  tokens: number,
  ending: NonNullable<SimulatedStream['ending']>,
): SimulatedStream => ({ ...reply, tokens: first(reply.tokens, tokens), ending })

function* first(tokens: Iterable<string>, count: number): Generator<string> {
  let left = count
  if (left === 0) return
  for (const token of tokens) {
    yield token
    left -= 1
    if (left === 0) return
  }
}
