import { type Clock, type Ear, type EarInfo, EvaError, type Heard, type HearOptions, type Pcm } from '@eva/core'
import { openFakeEarStream } from './fake-ear-stream.ts'
import { UnscriptedCall } from './unscripted-call.ts'

/** What the fake does with one utterance: waits, or a failure, or what it understood, which ends the script. */
export type EarStep =
  | { readonly waitMs: number }
  | { readonly fail: Error }
  | { readonly text: string; readonly language?: string; readonly noSpeechProbability?: number }

export type EarCall = { readonly samples: Pcm } & Omit<HearOptions, 'signal'>

export type FakeEarOptions = {
  readonly clock: Clock
  /** @default one English ear `fake:ada`, which is not streaming */
  readonly ears?: readonly EarInfo[]
  /** Steps for an utterance, or `undefined` for one that nobody expected. */
  readonly script: (call: EarCall) => readonly EarStep[] | undefined
  /** The words so far, of an utterance that is still being said. @default none until it is over */
  readonly partial?: (samples: Pcm) => string
}

export type FakeEar = Ear & {
  readonly calls: readonly EarCall[]
  /** How often it was stopped while it listened. */
  readonly stopped: number
}

export const fakeEarInfo = (provider: string, name: string, changes: Partial<EarInfo> = {}): EarInfo => ({
  id: `${provider}:${name}`,
  name,
  provider,
  languages: ['en'],
  installed: true,
  isBasic: false,
  isStreaming: false,
  ...changes,
})

/** Shorter utterances hold no word. */
const SHORTEST_SAMPLES = 1_600
const LONGEST_SAMPLES = 480_000

/** An ear that follows a script, one utterance after another, and throws on any that is not in it. */
export function fakeEar(options: FakeEarOptions): FakeEar {
  const { clock, ears = [fakeEarInfo('fake', 'ada')], script } = options
  const calls: EarCall[] = []
  let last: Promise<unknown> = Promise.resolve()
  let stopped = 0
  let closed = false

  function refuse(ear: string): void {
    if (closed) throw new EvaError('ear_failed', 'fake was closed.')
    if (!ears.some(({ id }) => id === ear)) throw new EvaError('ear_failed', `fake has no ear called "${ear}".`)
  }

  async function follow(call: EarCall, signal: AbortSignal): Promise<Heard> {
    signal.throwIfAborted()
    calls.push(call)
    const steps = script(call)
    if (steps === undefined) throw new UnscriptedCall(`${call.samples.length} samples for ${call.ear}`)
    for (const step of steps) {
      if ('waitMs' in step) await clock.sleep(step.waitMs, signal)
      else if ('fail' in step) throw step.fail
      else {
        const { text, language = null, noSpeechProbability = null } = step
        return { text, language, noSpeechProbability }
      }
    }
    throw new UnscriptedCall('how this utterance ends')
  }

  async function hear(samples: Pcm, { signal, ...wish }: HearOptions): Promise<Heard> {
    signal.throwIfAborted()
    refuse(wish.ear)
    if (samples.length > LONGEST_SAMPLES) throw new EvaError('ear_failed', 'fake hears 30 s at most.')
    if (samples.length < SHORTEST_SAMPLES) return { text: '', language: null, noSpeechProbability: null }
    const { promise: aborted, reject } = Promise.withResolvers<never>()
    const stop = (): void => {
      stopped += 1
      reject(signal.reason)
    }
    signal.addEventListener('abort', stop, { once: true })
    const heard = last.then(() => follow({ samples, ...wish }, signal))
    last = heard.catch(() => {})
    try {
      return await Promise.race([heard, aborted])
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  return {
    specification: 'v1',
    id: ears[0]?.provider ?? 'fake',
    ears,
    hear,
    open(wish) {
      refuse(wish.ear)
      const isStreaming = ears.find(({ id }) => id === wish.ear)?.isStreaming === true
      if (!isStreaming) throw new EvaError('ear_failed', `${wish.ear} does not hear along.`)
      return openFakeEarStream(wish.signal, options.partial ?? (() => ''), (samples) => hear(samples, wish))
    },
    check: async () => ({ ok: true, detail: 'scripted', latencyMs: 0 }),
    async close() {
      closed = true
    },
    calls,
    get stopped() {
      return stopped
    },
  }
}
