import { EvaError } from '@eva/core'

/** Lets so many in at a time; the others wait in line. */
export type Turnstile = {
  /**
   * Resolves with the way out, to be called once.
   *
   * @throws EvaError `voice_failed` when the line is too long; the signal's reason when it aborts first
   */
  enter(signal: AbortSignal): Promise<() => void>
}

/** @param places how many are inside at most; `line`, how many may wait */
export function createTurnstile(places: number, line: number): Turnstile {
  const waiting: (() => void)[] = []
  let inside = 0

  function leave(): void {
    inside -= 1
    waiting.shift()?.()
  }

  return {
    async enter(signal) {
      signal.throwIfAborted()
      if (inside >= places) {
        if (waiting.length >= line) throw new EvaError('voice_failed', 'The speech server has too much to say already.')
        await new Promise<void>((resolve, reject) => {
          const called = (): void => {
            signal.removeEventListener('abort', gone)
            // Taken here and not after the await, or somebody else could slip in between.
            inside += 1
            resolve()
          }
          const gone = (): void => {
            waiting.splice(waiting.indexOf(called), 1)
            reject(signal.reason)
          }
          signal.addEventListener('abort', gone, { once: true })
          waiting.push(called)
        })
      } else inside += 1
      return leave
    },
  }
}
