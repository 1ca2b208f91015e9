import { withAbort } from './with-abort.ts'

/** One place where a conversation can live, and what is remembered about it. */
export type Slot<Seat> = {
  readonly seat: Seat
  /** Whose conversation is in it now; `null` before the first. */
  conversationId: string | null
  /** How many of that conversation's oldest messages no longer fit; 0 for a new one. */
  droppedMessages: number
}

export type SequencePool<Seat> = {
  /**
   * The conversation's own slot, or the one used longest ago, which then forgets its conversation. Waits in line when all
   * are taken, or when the conversation's own is. Rejects with the signal's reason.
   */
  take(conversationId: string, signal: AbortSignal): Promise<Slot<Seat>>
  /** A free slot as it is, its conversation untouched; `null` when somebody works or waits. */
  borrowIdle(): Slot<Seat> | null
  giveBack(slot: Slot<Seat>): void
  hasWaiting(): boolean
  /** Resolves when every slot is free. */
  idle(): Promise<void>
}

type Waiting<Seat> = { readonly conversationId: string; readonly accept: (slot: Slot<Seat>) => void }

export function createSequencePool<Seat>(seats: readonly Seat[]): SequencePool<Seat> {
  /** Free slots, the one used longest ago first. */
  const free: Slot<Seat>[] = seats.map((seat) => ({ seat, conversationId: null, droppedMessages: 0 }))
  const taken = new Set<Slot<Seat>>()
  const waiting = new Set<Waiting<Seat>>()
  let idlers: (() => void)[] = []

  const takeFree = (conversationId: string): Slot<Seat> | null => {
    for (const slot of taken) if (slot.conversationId === conversationId) return null
    const slot = free.find((candidate) => candidate.conversationId === conversationId) ?? free[0]
    if (slot === undefined) return null
    free.splice(free.indexOf(slot), 1)
    taken.add(slot)
    if (slot.conversationId !== conversationId) Object.assign(slot, { conversationId, droppedMessages: 0 })
    return slot
  }

  const serveWaiting = (): void => {
    for (const waiter of waiting) {
      const slot = takeFree(waiter.conversationId)
      if (slot === null) continue
      waiting.delete(waiter)
      waiter.accept(slot)
    }
  }

  return {
    async take(conversationId, signal) {
      signal.throwIfAborted()
      const slot = takeFree(conversationId)
      if (slot !== null) return slot
      const { promise, resolve } = Promise.withResolvers<Slot<Seat>>()
      const waiter: Waiting<Seat> = { conversationId, accept: resolve }
      waiting.add(waiter)
      try {
        return await withAbort(promise, signal)
      } catch (reason) {
        // A slot may have been handed over in the very moment of the abort: it must not be lost.
        if (!waiting.delete(waiter)) this.giveBack(await promise)
        throw reason
      }
    },
    borrowIdle() {
      const slot = waiting.size === 0 && taken.size === 0 ? free.shift() : undefined
      if (slot === undefined) return null
      taken.add(slot)
      return slot
    },
    giveBack(slot) {
      if (!taken.delete(slot)) return
      free.push(slot)
      serveWaiting()
      if (taken.size > 0) return
      for (const resolve of idlers) resolve()
      idlers = []
    },
    hasWaiting: () => waiting.size > 0,
    idle: () => (taken.size === 0 ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve))),
  }
}
