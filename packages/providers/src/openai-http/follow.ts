/** A controller of one's own that also aborts, with the same reason, when one of the signals it follows does. */
export type Following = {
  readonly controller: AbortController
  /** Stops following. To be called once the work is over, or the followed signals remember it for ever. */
  letGo(): void
}

/**
 * Follows `signals`. Not `AbortSignal.any`: a signal made by it is remembered by its sources for as long as these live
 * (measured on Node 24: 200 bytes each), and one of the sources here lives as long as the process.
 */
export function follow(...signals: readonly AbortSignal[]): Following {
  const controller = new AbortController()
  const listeners = signals.map((signal) => {
    const listener = (): void => controller.abort(signal.reason)
    signal.addEventListener('abort', listener, { once: true })
    if (signal.aborted) listener()
    return () => signal.removeEventListener('abort', listener)
  })
  return {
    controller,
    letGo() {
      for (const remove of listeners) remove()
    },
  }
}
