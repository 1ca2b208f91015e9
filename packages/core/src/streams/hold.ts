import { Channel } from './channel.ts'
import type { Started } from './start-now.ts'

/**
 * Lets a generator work ahead of whoever will read it, at most `capacity` items, then waits. A failure comes in its
 * place, after the items before it. Whoever takes the result ends it with `return`, also when it never began to read; a
 * generator that waits for something must be woken first.
 */
export function hold<T>(source: AsyncGenerator<T, void>, capacity: number): Started<T> {
  const held = new Channel<() => T>(capacity)
  const pumping = pump(source, held)
  return {
    async next() {
      const item = await held.next()
      return item.done === true ? item : { value: item.value(), done: false }
    },
    async return() {
      await held.return()
      await pumping
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

async function pump<T>(source: AsyncGenerator<T, void>, held: Channel<() => T>): Promise<void> {
  try {
    for await (const item of source) {
      await held.push(() => item)
      if (held.isOver) return
    }
  } catch (reason) {
    void held.push(() => {
      throw reason
    })
  }
  held.close()
}
