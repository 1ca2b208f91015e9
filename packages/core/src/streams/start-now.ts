/** Work that goes on; `return` ends it, and resolves when it has cleaned up. */
export type Started<T> = AsyncIterableIterator<T, void> & { return(): Promise<IteratorResult<T, void>> }

/**
 * Asks a generator for its first item at once, rather than when somebody begins to read: its work runs beside whatever
 * the reader does first. Whoever takes the result ends it with `return`, also when it never began to read: only then
 * does the work clean up behind itself.
 */
export function startNow<T>(source: AsyncGenerator<T, void>): Started<T> {
  let first: Promise<IteratorResult<T, void>> | null = source.next()
  // Whoever reads sees the failure; until then it is nobody's.
  first.catch(() => {})
  return {
    next() {
      const next = first ?? source.next()
      first = null
      return next
    },
    return: () => source.return(),
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
