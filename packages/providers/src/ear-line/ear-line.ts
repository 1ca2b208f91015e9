import { EvaError, HEARING_RATE, type Heard, type HearOptions, type Pcm } from '@eva/core'
import { follow } from '../openai-http/index.ts'

/** Shorter than the shortest word: a click, or a frame or two of somebody who did not speak after all. */
const SHORTEST_SAMPLES = HEARING_RATE * 0.1
/** What Whisper takes at a time, and longer than anybody speaks without a pause. */
const LONGEST_SAMPLES = HEARING_RATE * 30

/** More than that wait for nothing: what they said is long past when it is understood. */
const MAX_WAITING = 64

/** What an ear does that understands nothing. */
export const NOTHING: Heard = { text: '', language: null, noSpeechProbability: null }

export type EarLineOptions = {
  /** The engine's id, for error messages. */
  readonly name: string
  /** How many utterances are understood at a time. */
  readonly atOnce: number
  /** Why an ear cannot be used; `null` when it can. */
  obstacle(ear: string): EvaError | null
  /** Understands one utterance; its `signal` aborts also when the ear is closed. What it throws is passed on. */
  understand(samples: Pcm, options: HearOptions): Promise<Heard>
}

export type EarLine = {
  hear(samples: Pcm, options: HearOptions): Promise<Heard>
  /** Aborts, with an `ear_failed`, when the ear is closed. */
  readonly closing: AbortSignal
  close(): void
}

/**
 * What every ear that hears whole utterances has in common: none is too long, those asked for at once wait in line, and
 * whoever aborts gets the reason at once, however long its work takes to stop.
 */
export function createEarLine({ name, atOnce, obstacle, understand }: EarLineOptions): EarLine {
  const closing = new AbortController()
  const waiting: (() => void)[] = []
  let inside = 0

  async function enter(signal: AbortSignal): Promise<void> {
    if (inside < atOnce) {
      inside += 1
      return
    }
    if (waiting.length >= MAX_WAITING) throw new EvaError('ear_failed', `${name} has too much to hear already.`)
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const gone = (): void => {
      waiting.splice(waiting.indexOf(resolve), 1)
      reject(signal.reason)
    }
    signal.addEventListener('abort', gone, { once: true })
    waiting.push(resolve)
    await promise
    signal.removeEventListener('abort', gone)
  }

  /** The place is handed on as it is, so that nobody slips in between. */
  function leave(): void {
    const next = waiting.shift()
    if (next === undefined) inside -= 1
    else next()
  }

  async function inTurn(samples: Pcm, options: HearOptions): Promise<Heard> {
    await enter(options.signal)
    try {
      options.signal.throwIfAborted()
      return await understand(samples, options)
    } finally {
      leave()
    }
  }

  return {
    closing: closing.signal,
    async hear(samples, options) {
      options.signal.throwIfAborted()
      closing.signal.throwIfAborted()
      const problem = obstacle(options.ear)
      if (problem !== null) throw problem
      if (samples.length > LONGEST_SAMPLES) throw new EvaError('ear_failed', `${name} hears 30 s at most.`)
      if (samples.length < SHORTEST_SAMPLES) return NOTHING
      const { controller, letGo } = follow(options.signal, closing.signal)
      const { signal } = controller
      const { promise: aborted, reject } = Promise.withResolvers<never>()
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      try {
        return await Promise.race([aborted, inTurn(samples, { ...options, signal })])
      } finally {
        letGo()
      }
    },
    close: () => closing.abort(new EvaError('ear_failed', `${name} was closed.`)),
  }
}
