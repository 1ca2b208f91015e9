import { Channel } from './channel.ts'

/** Items that may wait for the consumer before the sources are held back. */
const CAPACITY = 64

/**
 * Yields what the sources yield, each item as soon as it exists; the order within a source is kept. Ends when all have
 * ended, fails when one fails. A consumer that leaves early closes every source. The sources must end by themselves
 * once their work is cancelled: a source that is waiting can only be closed after it wakes up.
 */
export async function* merge<T>(...sources: readonly AsyncGenerator<T, void>[]): AsyncGenerator<T, void> {
  const merged = new Channel<T>(CAPACITY)
  if (sources.length === 0) merged.close()
  let running = sources.length
  const pump = async (source: AsyncGenerator<T, void>): Promise<void> => {
    try {
      for await (const item of source) await merged.push(item)
      running -= 1
      if (running === 0) merged.close()
    } catch (reason) {
      merged.fail(reason)
    }
  }
  for (const source of sources) void pump(source)
  try {
    yield* merged
  } finally {
    merged.close()
    for (const source of sources) void source.return().catch(() => 'the source failed while it was being closed')
  }
}
