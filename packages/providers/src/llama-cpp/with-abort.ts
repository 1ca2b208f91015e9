/**
 * Waits for `work`, but no longer than until `signal` aborts: then throws its reason, whether or not the work is done.
 * The work itself goes on; its failure afterwards is nobody's.
 */
export function withAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
