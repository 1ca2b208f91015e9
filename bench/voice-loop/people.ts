import { createRandom } from '@eva/testing/fakes'
import type { Speaker, Spoken, VoiceBooth } from './corpus.ts'
import { atRate, type Room } from './microphone.ts'
import { ENGLISH_SAYINGS, FRENCH_SAYINGS, type Saying } from './sayings.ts'
import type { EarMarks } from './understanding.ts'

/** Something that somebody will say, with its sound. */
export type Line = {
  readonly saying: Saying
  readonly spoken: Spoken /** Silence before it. */
  readonly restMs: number
}

/** One call: who speaks, where, what, and how the ear writes it. */
export type Person = {
  readonly name: string
  readonly language: 'english' | 'french'
  readonly room: Room
  readonly marks: EarMarks
  readonly lines: readonly Line[]
}

const english = (voice: string, speed: number): Speaker => ({ voice, language: 'en', speed, pitch: 1 })
const french = (voice: string, speed: number, pitch: number): Speaker => ({ voice, language: 'fr', speed, pitch })

/** None of them is how she sounds. */
export const ENGLISH_SPEAKERS: readonly Speaker[] = [
  english('flite:rms', 1.1),
  english('flite:awb', 1),
  english('flite:kal16', 0.95),
]
export const FRENCH_SPEAKERS: readonly Speaker[] = [
  french('espeak:fr', 1, 1.2),
  french('espeak:fr-BE', 0.9, 0.7),
  french('espeak:fr-CH', 1.1, 1),
]

/** Level of the noise against that of speech. */
export const NOISE_DB: readonly (number | null)[] = [null, -30, -20]
export const RATES = [16_000, 48_000] as const
/** Silence between her last word and a person's next one: people answer after 200 to 800 ms. */
const REST_MS = { low: 400, high: 1_000 }

/**
 * All sayings by all speakers of their language, as calls: each speaker makes one from a room without noise, one from a
 * quiet room, one from a loud room, with a third of the sayings in each. Every third call is at 48 kHz. Depends on the
 * seed alone.
 *
 * @param share of the sayings, for a short run
 */
export async function makePeople(booth: VoiceBooth, seed: number, share = 1): Promise<readonly Person[]> {
  const people: Person[] = []
  for (const [language, speakers, sayings] of [
    ['english', ENGLISH_SPEAKERS, ENGLISH_SAYINGS],
    ['french', FRENCH_SPEAKERS, FRENCH_SAYINGS],
  ] as const) {
    const said = sayings.filter((_, index) => Math.floor(index * share) < Math.floor((index + 1) * share))
    for (const [number, speaker] of speakers.entries()) {
      for (const call of NOISE_DB.keys()) {
        const noiseDb = NOISE_DB[(call + number) % NOISE_DB.length] ?? null
        const rate = (call + 2 * number) % 3 === 0 ? 48_000 : 16_000
        const callSeed = seed + people.length
        const lines = await saySome(
          booth,
          speaker,
          said.filter((_, index) => index % NOISE_DB.length === call),
          callSeed,
        )
        for (const { spoken } of lines) atRate(spoken, rate)
        people.push({
          name: `${speaker.voice}, ${noiseDb === null ? 'no noise' : `noise at ${noiseDb} dB`}, ${rate / 1000} kHz`,
          language,
          room: { rate, noiseDb, echo: null, seed: callSeed },
          marks: 'set',
          lines,
        })
      }
    }
  }
  return people.filter(({ lines }) => lines.length > 0)
}

async function saySome(
  booth: VoiceBooth,
  speaker: Speaker,
  sayings: readonly Saying[],
  seed: number,
): Promise<readonly Line[]> {
  const random = createRandom(seed)
  const lines: Line[] = []
  for (const saying of sayings) {
    const spoken = await booth.say(saying.text, speaker)
    lines.push({ saying, spoken, restMs: random.between(REST_MS.low, REST_MS.high) })
  }
  return lines
}
