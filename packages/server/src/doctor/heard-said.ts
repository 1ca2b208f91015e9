import type { Pcm, Speech } from '@eva/core'
import type { EarFacts } from './checks/ear.ts'
import { languageOf, SENTENCES, type SpokenLanguage, sayAloud } from './say-aloud.ts'

/** Ears are taught to listen between silences, in ms. */
const SILENCE_MS = 300

/** The test sentence, said once for all ears by a voice of this machine that can. */
export function sayOnce(
  engines: readonly Speech[],
  toHearingRate: (pcm: Pcm, sampleRate: number) => Promise<Pcm>,
): EarFacts['hearSaid'] {
  const said = new Map<SpokenLanguage, Promise<Pcm | null>>()

  async function say(language: SpokenLanguage, signal: AbortSignal): Promise<Pcm | null> {
    for (const engine of engines) {
      const voice = engine.voices.find((one) => one.installed && languageOf(one) === language)
      if (voice === undefined) continue
      const { samples, sampleRate } = await sayAloud(engine, voice, SENTENCES[language], signal)
      return toHearingRate(betweenSilences(samples, sampleRate), sampleRate)
    }
    return null
  }

  return (language, signal) => {
    const known = said.get(language) ?? say(language, signal)
    said.set(language, known)
    return known
  }
}

function betweenSilences(samples: Pcm, sampleRate: number): Pcm {
  const silence = Math.round((SILENCE_MS * sampleRate) / 1_000)
  const whole = new Int16Array(samples.length + 2 * silence)
  whole.set(samples, silence)
  return whole
}
