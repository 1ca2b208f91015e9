import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Pcm, Speech } from '@eva/core'
import { createEspeak } from '@eva/providers/espeak'
import { createFlite } from '@eva/providers/flite'
import { createResampler } from '@eva/providers/resample'
import { ENGLISH, FRENCH } from '../bench/voice/texts.ts'
import { readWav } from '../packages/server/src/speech/read-wav.ts'

/** Something that was said, at the rate of everything that is heard. */
export type Sound = { readonly samples: Pcm; readonly text: string }

/** Sounds of one language from one source. */
export type SoundGroup = {
  /** Primary tag; `null` where nobody has said. */
  readonly language: string | null
  readonly spokenBy: string
  readonly sounds: readonly Sound[]
}

/** A recording longer than this is no utterance. */
const LONGEST_MS = 10 * 60_000

/**
 * What the ears are given to hear: the set sentences, said by the voices that need no download, and the recordings of a
 * folder. There a text lies beside its sound, `one.txt` beside `one.wav`; those of a language lie in a folder with its
 * name (`fr/one.wav`), those right in the folder are of no known language.
 */
export async function soundsOf(folder: string | null): Promise<readonly SoundGroup[]> {
  const said = [
    await sayAll(await createFlite(), 'flite:slt', 'en', ENGLISH.sentences),
    await sayAll(await createEspeak(), 'espeak:fr', 'fr', FRENCH.sentences),
  ]
  if (folder === null) return said
  const entries = await readdir(folder, { withFileTypes: true })
  const languages = entries.filter((entry) => entry.isDirectory() && /^[a-z]{2,3}$/.test(entry.name))
  const recorded = [await recordingsIn(folder, null)]
  for (const { name } of languages) recorded.push(await recordingsIn(join(folder, name), name))
  return [...said, ...recorded.filter(({ sounds }) => sounds.length > 0)]
}

async function sayAll(speech: Speech, voice: string, language: string, texts: readonly string[]): Promise<SoundGroup> {
  const rate = speech.voices.find(({ id }) => id === voice)?.sampleRate ?? Number.NaN
  const sounds: Sound[] = []
  for (const text of texts) {
    const samples: number[] = []
    const manner = { voice, language, speed: 1, pitch: 1, signal: new AbortController().signal }
    for await (const event of speech.speak(text, manner)) if (event.type === 'audio') samples.push(...event.pcm)
    sounds.push({ samples: await atHearingRate(Int16Array.from(samples), rate), text })
  }
  await speech.close()
  return { language, spokenBy: voice, sounds }
}

async function recordingsIn(folder: string, language: string | null): Promise<SoundGroup> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.wav')).sort()
  const sounds: Sound[] = []
  for (const name of names) {
    const text = await readFile(join(folder, name.replace(/\.wav$/, '.txt')), 'utf8')
    const { pcm, sampleRate } = readWav(await readFile(join(folder, name)), LONGEST_MS)
    sounds.push({ samples: await atHearingRate(pcm, sampleRate), text: text.trim() })
  }
  return { language, spokenBy: `${basename(folder)}/`, sounds }
}

async function atHearingRate(pcm: Pcm, rate: number): Promise<Pcm> {
  const resampler = await createResampler(rate)
  try {
    return resampler.push(pcm)
  } finally {
    resampler.close()
  }
}
