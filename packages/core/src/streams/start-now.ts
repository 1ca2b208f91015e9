/**
 * Asks a generator for its first item at once, rather than when somebody begins to read: its work runs beside whatever
 * the reader does first. A reader that never begins must end the work in its own way, by the signal that it was given.
 */
export function startNow<T>(source: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  const first = source.next()
  // Whoever reads sees the failure; until then it is nobody's.
  first.catch(() => {})
  return readOn(first, source)
}

async function* readOn<T>(
  first: Promise<IteratorResult<T, void>>,
  source: AsyncGenerator<T, void>,
): AsyncGenerator<T, void> {
  try {
    for (let next = await first; next.done !== true; next = await source.next()) yield next.value
  } finally {
    await source.return()
  }
}
