import {
  type Clock,
  type Conversation,
  type DraftAllowance,
  EvaError,
  earsFor,
  Habits,
  type HerVoice,
  Listening,
  type Pcm,
  type Understanding,
  type Vad,
} from '@eva/core'
import type { ClientFrame, ServerEvent } from '@eva/protocol'

/** Brings the sound of one microphone, in chunks of any size, to the rate of everything that is heard. */
export type MicrophoneResampler = { push(chunk: Pcm): Pcm; close(): void }

/** What every microphone of one server shares. */
export type HearingContext = {
  readonly vad: Vad
  readonly understanding: Understanding
  readonly openResampler: (rate: number) => Promise<MicrophoneResampler>
  /** What it would cost to answer in vain. */
  readonly drafts: () => DraftAllowance
  readonly clock: Clock
  /** What was learnt of whoever talks in a conversation, as long as that is open. */
  readonly habits: WeakMap<Conversation, Habits>
}

type ListenFrame = Extract<ClientFrame, { type: 'listen' }>

/** Sound that may come at once, in ms: what a network, or a machine that stood still, has held up. */
const BURST_MS = 10_000
/** How much faster than it is spoken it may come for ever: clocks differ, and what was late catches up. */
const PACE = 1.1
/** Sound beyond that, in ms: so much of it is let go unheard, more comes from no microphone. */
const TOO_MUCH_MS = 30_000

/** One microphone: its sound on the way from the wire to who listens. */
export class Microphone {
  readonly #listening: Listening
  readonly #resampler: MicrophoneResampler
  readonly #rate: number
  #allowanceMs = BURST_MS
  #tooMuchMs = 0
  #countedAtMs: number

  private constructor(listening: Listening, resampler: MicrophoneResampler, rate: number, nowMs: number) {
    this.#listening = listening
    this.#resampler = resampler
    this.#rate = rate
    this.#countedAtMs = nowMs
  }

  /** @throws EvaError `no_ear` when nobody understands what will be spoken */
  static async open(
    frame: ListenFrame,
    conversation: Conversation,
    her: HerVoice,
    { vad, understanding, openResampler, drafts, clock, habits }: HearingContext,
  ): Promise<Microphone> {
    const { sample_rate, speak, voice, language, push_to_talk } = frame
    const known = habits.get(conversation) ?? new Habits()
    habits.set(conversation, known)
    const resampler = await openResampler(sample_rate)
    try {
      const listening = new Listening(
        { conversation, her, vad, understanding, turnModel: null, habits: known, clock, drafts },
        { speak: speak ?? false, voice: voice ?? null, language: language ?? null, pushToTalk: push_to_talk ?? false },
      )
      warm(understanding, language ?? null)
      return new Microphone(listening, resampler, sample_rate, clock.nowMs())
    } catch (thrown) {
      resampler.close()
      throw thrown
    }
  }

  /**
   * The next binary frame.
   *
   * @returns `false` when sound comes faster than anybody speaks
   * @throws EvaError `invalid_frame` when it ends within a sample
   */
  receive(bytes: Uint8Array, nowMs: number): boolean {
    if (bytes.byteLength % 2 !== 0) {
      throw new EvaError('invalid_frame', 'A frame of sound ends within a sample: two bytes make one.')
    }
    const ms = (bytes.byteLength / 2 / this.#rate) * 1_000
    this.#allowanceMs = Math.min(BURST_MS, this.#allowanceMs + (nowMs - this.#countedAtMs) * PACE)
    this.#countedAtMs = nowMs
    if (this.#allowanceMs < ms) {
      this.#tooMuchMs += ms
      return this.#tooMuchMs <= TOO_MUCH_MS
    }
    this.#allowanceMs -= ms
    this.#listening.push(this.#resampler.push(samplesOf(bytes)))
    return true
  }

  /** Something has been told in the conversation. */
  told(event: ServerEvent): void {
    this.#listening.told(event)
  }

  /** The person says that they have finished. */
  commit(): void {
    this.#listening.commit()
  }

  close(): void {
    this.#listening.close()
    this.#resampler.close()
  }
}

/** The first words must not wait for a model to be loaded; nobody waits for this, and its failure shows with the words. */
function warm({ ears }: Understanding, language: string | null): void {
  const [best] = earsFor(ears, language)
  best?.engine.check(new AbortController().signal).catch(() => 'the first words will tell')
}

/** Little-endian samples, wherever in memory and on whatever machine. */
function samplesOf(bytes: Uint8Array): Pcm {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Int16Array.from({ length: bytes.byteLength / 2 }, (_, index) => view.getInt16(index * 2, true))
}
