import type { Delivery } from './log.ts'

/**
 * Someone who follows a conversation: a WebSocket, an SSE answer, a terminal. Several may follow the text; the sound
 * goes to one of them only, so that no two rooms ever speak at once.
 */
export type Listener = {
  /** Takes one delivery, at once. `true` when it has left for the person, so that it counts as sent. */
  deliver(delivery: Delivery): boolean
  /** `undefined` when there is room for more; else resolves when there is, or when the listener is gone. */
  ready(): Promise<void> | undefined
}
