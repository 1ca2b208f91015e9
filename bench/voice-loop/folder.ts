import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createResampler, HEARING_RATE, type Pcm, wordTimes } from '@eva/core'
import { detectLanguage } from '@eva/providers/language'
import { readWav } from '../../packages/server/src/speech/read-wav.ts'
import { SPEECH_LEVEL, type Spoken, voiceOf, withMarks } from './corpus.ts'
import type { Line, Person } from './people.ts'

/** Longest recording that is taken. */
const LONGEST_MS = 30_000
const FRAME_SAMPLES = 320
const REST_MS = 700

/**
 * One person for each language of a folder of recordings: `a.wav` beside `a.txt` with what is said in it. Levels are
 * brought to that of the corpus; the true end is the last sample at the same voice level, so noise in a recording must
 * stay below it. When its words sound is estimated.
 */
export async function peopleOfFolder(folder: string): Promise<readonly Person[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.wav')).sort()
  const lines: Line[] = []
  for (const name of names) {
    const text = (await readFile(join(folder, name.replace(/wav$/, 'txt')), 'utf8')).replace(/\s+/g, ' ').trim()
    const { pcm, sampleRate } = readWav(await readFile(join(folder, name)), LONGEST_MS)
    const language = detectLanguage(text, 'en') === 'fr' ? 'fr' : 'en'
    lines.push({
      saying: { kind: 'recording', language, text },
      spoken: spokenOf(text, pcm, sampleRate),
      restMs: REST_MS,
    })
  }
  return (['english', 'french'] as const).flatMap((language): Person[] => {
    const own = lines.filter(({ saying }) => saying.language === (language === 'french' ? 'fr' : 'en'))
    const room = { rate: HEARING_RATE, noiseDb: null, echo: null, seed: 1 }
    return own.length === 0 ? [] : [{ name: `recordings, ${language}`, language, room, marks: 'set', lines: own }]
  })
}

/** A recording as something that is said. */
export function spokenOf(text: string, pcm: Pcm, rate: number): Spoken {
  const resampler = createResampler(rate, HEARING_RATE)
  const sound = Int16Array.from([...resampler.push(Float32Array.from(pcm)), ...resampler.finish()])
  const gain = SPEECH_LEVEL / Math.max(1, levelOfSpeech(sound))
  const samples = sound.map((sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * gain))))
  const { start, end } = voiceOf(samples)
  const audioMs = ((end - start) * 1000) / HEARING_RATE
  const sampleAt = (ms: number): number => start + Math.round((ms * HEARING_RATE) / 1000)
  const words = wordTimes(text, { text, timed: [], audioMs }).map((word) => ({
    text: word.text,
    startSample: sampleAt(word.startMs),
    endSample: sampleAt(word.endMs),
  }))
  return { text, samples, words: withMarks(words, text), startSample: start, endSample: end }
}

/** Root mean square over the louder half of its frames of 20 ms: those in which somebody speaks. */
function levelOfSpeech(samples: Pcm): number {
  const energies: number[] = []
  for (let from = 0; from + FRAME_SAMPLES <= samples.length; from += FRAME_SAMPLES) {
    const frame = samples.subarray(from, from + FRAME_SAMPLES)
    energies.push(frame.reduce((sum, sample) => sum + sample * sample, 0) / FRAME_SAMPLES)
  }
  const loud = energies.sort((a, b) => b - a).slice(0, Math.ceil(energies.length / 2))
  return Math.sqrt(loud.reduce((sum, energy) => sum + energy, 0) / Math.max(1, loud.length))
}
