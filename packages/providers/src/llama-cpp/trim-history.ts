import type { ChatMessage } from '@eva/core'

/** How full the room is after a trim. The rest is for the next turns: each trim makes everything be read again. */
const FILL_AFTER_TRIM = 2 / 3

/** The messages without the `dropped` oldest behind the system prompt; the last one always stays. */
export function withoutOldest(messages: readonly ChatMessage[], dropped: number): readonly ChatMessage[] {
  const first = messages[0]?.role === 'system' ? 1 : 0
  return [...messages.slice(0, first), ...messages.slice(Math.min(first + dropped, messages.length - 1))]
}

/**
 * How many of the oldest messages behind the system prompt to leave out, so that what stays fills at most two thirds of
 * `roomTokens` and begins with a user's message. `tokenCounts` has one number per message, the template's marks included.
 */
export function countOldest(
  messages: readonly ChatMessage[],
  tokenCounts: readonly number[],
  roomTokens: number,
): number {
  const first = messages[0]?.role === 'system' ? 1 : 0
  const last = messages.length - 1
  let total = tokenCounts.reduce((sum, count) => sum + count, 0)
  let start = first
  while (start < last && (total > roomTokens * FILL_AFTER_TRIM || messages[start]?.role === 'assistant')) {
    total -= tokenCounts[start] ?? 0
    start += 1
  }
  return start - first
}
