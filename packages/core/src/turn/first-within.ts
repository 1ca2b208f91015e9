import type { Clock } from '../contracts/clock.ts'

/**
 * The same stream, unless its first item takes longer than `ms`: then `late` is thrown. A stream that is left before
 * its end is told so.
 */
export async function* firstWithin<T>(
  source: AsyncIterable<T>,
  ms: number,
  clock: Clock,
  late: Error,
): AsyncGenerator<T, void> {
  const items = source[Symbol.asyncIterator]()
  const inTime = new AbortController()
  let isOver = false
  try {
    const first = items.next()
    const deadline = clock.sleep(ms, inTime.signal).then(
      () => 'late' as const,
      () => 'in time' as const,
    )
    const winner = await Promise.race([first, deadline])
    if (winner === 'late') {
      first.catch(() => 'nobody listens any more')
      throw late
    }
    inTime.abort()
    for (let item = await first; item.done !== true; item = await items.next()) yield item.value
    isOver = true
  } finally {
    inTime.abort()
    // Whoever is late is not waited for here either.
    if (!isOver) items.return?.()?.catch(() => 'it failed while it was left')
  }
}
