import { setImmediate } from 'node:timers/promises'
import type { Store } from '@eva/core'

/**
 * The same store, which lets the event loop go round once before it writes a message. A write keeps the loop busy; the
 * request to the brain was made in the same moment, and leaves in the next turn of the loop (undici looks first whether
 * the idle connection still stands). So the request is on its way while the message is being written, not after it.
 */
export const requestsFirst = (store: Store): Store => ({
  ...store,
  beginTurn: async (turn) => {
    await setImmediate()
    await store.beginTurn(turn)
  },
})
