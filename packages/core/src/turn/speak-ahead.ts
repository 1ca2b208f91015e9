import type { SpeechEvent } from '../contracts/speech.ts'
import { Channel } from '../streams/channel.ts'
import { beginAudio } from './begin-audio.ts'

/** One clause on its way to the listener. */
export type Spoken<C> = { readonly clause: C; readonly audio: AsyncIterableIterator<SpeechEvent> }

/**
 * Speaks clauses in order while the next ones are already being made: at most `lookahead` at a time, the one that is
 * being consumed included, so that a barge-in wastes little and one core is never split over a whole answer.
 * The consumer must read each `audio` to its end before it asks for the next clause. When it leaves, or `signal`
 * aborts, every synthesis is stopped; it need not wait until they have.
 *
 * @param speak makes the audio of one clause; its signal aborts when that audio is no longer wanted
 */
export async function* speakAhead<C>(
  clauses: AsyncIterable<C>,
  speak: (clause: C, signal: AbortSignal) => AsyncIterable<SpeechEvent>,
  lookahead: number,
  signal: AbortSignal,
): AsyncGenerator<Spoken<C>, void> {
  const started = new Channel<Spoken<C>>(lookahead)
  const slots = new Slots(lookahead)
  const scope = new AbortController()
  const within = AbortSignal.any([signal, scope.signal])
  const stop = (): void => {
    started.fail(within.reason)
    slots.open()
  }
  within.addEventListener('abort', stop, { once: true })
  void startAll(clauses, speak, started, slots, within)
  try {
    signal.throwIfAborted()
    for await (const spoken of started) {
      yield spoken
      slots.release()
    }
  } finally {
    scope.abort()
  }
}

async function startAll<C>(
  clauses: AsyncIterable<C>,
  speak: (clause: C, signal: AbortSignal) => AsyncIterable<SpeechEvent>,
  started: Channel<Spoken<C>>,
  slots: Slots,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const clause of clauses) {
      await slots.take()
      if (signal.aborted) return
      const audio = beginAudio((wanted) => speak(clause, wanted), signal)
      void started.push({ clause, audio })
    }
    started.close()
  } catch (reason) {
    started.fail(reason)
  }
}

/** How many syntheses may still be started. */
class Slots {
  #free: number
  #waiting: (() => void) | undefined
  #opened = false

  constructor(free: number) {
    this.#free = free
  }

  async take(): Promise<void> {
    while (this.#free === 0 && !this.#opened) {
      await new Promise<void>((resolve) => {
        this.#waiting = resolve
      })
    }
    this.#free -= 1
  }

  release(): void {
    this.#free += 1
    this.#wake()
  }

  /** The listener has gone: nobody waits any longer. */
  open(): void {
    this.#opened = true
    this.#wake()
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.()
  }
}
