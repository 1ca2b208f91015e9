import { createFakeClock, fakeSpeech, fakeVoice, fakeVoices } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { Speech, VoiceInfo } from '../contracts/speech.ts'
import { Cast } from './cast.ts'
import { defaultVoice, voiceById } from './choose-voice.ts'
import type { Voices } from './voices.ts'

const engine = (id: string, ...voices: readonly VoiceInfo[]): Speech =>
  fakeSpeech(id, createFakeClock(), voices, () => undefined)

const flite = engine('flite', fakeVoice('flite', 'slt', ['en-US']), fakeVoice('flite', 'awb', ['en-GB']))
const espeak = engine(
  'espeak',
  fakeVoice('espeak', 'en', ['en']),
  fakeVoice('espeak', 'both', ['de', 'fr']),
  fakeVoice('espeak', 'fr', ['fr-FR']),
)
const missing = engine('sherpa', { ...fakeVoice('sherpa', 'siwis', ['fr']), installed: false })
const engines = [missing, flite, espeak]

/** "fr: …" is French; a text without a mark is in whatever language is expected. */
const detect = (text: string, expected: string): string => /^([a-z]{2}(?:-[A-Z]+)?): /.exec(text)?.[1] ?? expected

const voices = (speaking: readonly Speech[]): Voices => ({ ...fakeVoices(), engines: speaking, detectLanguage: detect })

const cast = (language = 'en', asked: string | null = null): Cast => new Cast(voices(engines), language, asked, 0)

describe('the voice of a sentence', () => {
  it('follows its language', () => {
    const speaking = cast()
    const spoken = ['Hello', 'fr: Bonjour', 'en: Hello', 'de: Hallo', 'fr-CA: Allô'].map(
      (text) => speaking.lineFor(text)?.by.voice.id,
    )
    expect(spoken).toEqual(['flite:slt', 'espeak:fr', 'flite:slt', 'espeak:both', 'espeak:fr'])
  })

  it('stays in the language of the sentence before when a short one does not tell', () => {
    const speaking = cast('fr')
    expect(speaking.lineFor('Ok')?.by.voice.id).toBe('espeak:fr')
    speaking.lineFor('en: And now')
    expect(speaking.lineFor('Ok')?.by.voice.id).toBe('flite:slt')
    expect(speaking.language).toBe('en')
  })

  it('stays the same for a language until the end of the turn, whatever happens to the engines', () => {
    const changing = [flite]
    const speaking = new Cast(voices(changing), 'en', null, 0)
    speaking.lineFor('Hello')
    changing.unshift(espeak as typeof flite)
    expect(speaking.lineFor('Hello again')?.by.voice.id).toBe('flite:slt')
    expect(new Cast(voices(changing), 'en', null, 0).lineFor('Hello')?.by.voice.id).toBe('espeak:en')
  })

  it('is the one that was asked for, in the languages that it speaks', () => {
    const speaking = cast('en', 'espeak:both')
    expect(speaking.lineFor('fr: Bonjour')?.by.voice.id).toBe('espeak:both')
    expect(speaking.lineFor('en: Hello')?.by.voice.id).toBe('flite:slt')
  })

  it.each(['nobody', 'sherpa:siwis', ''])('is the usual one when "%s" was asked for, who is not there', (asked) => {
    expect(cast('fr', asked).lineFor('fr: Bonjour')?.by.voice.id).toBe('espeak:fr')
  })

  it('is missing in a language that no installed voice speaks, and stays missing', () => {
    const speaking = cast()
    expect(speaking.lineFor('ja: …')).toBeNull()
    expect(speaking.lineFor('ja: …')).toBeNull()
    expect(speaking.language).toBe('ja')
    expect(speaking.lineFor('en: Hello')?.by.voice.id).toBe('flite:slt')
  })
})

describe('the voice of a language', () => {
  it('is of the first engine that speaks it, and there the one whose main language it is', () => {
    expect(defaultVoice(voices(engines), 'en')?.voice.id).toBe('flite:slt')
    expect(defaultVoice(voices(engines), 'fr')?.voice.id).toBe('espeak:fr')
    expect(defaultVoice(voices(engines), 'de')).toMatchObject({ engine: espeak, voice: { id: 'espeak:both' } })
    expect(defaultVoice(voices(engines), 'ja')).toBeNull()
    expect(defaultVoice(voices([]), 'en')).toBeNull()
  })

  it('is found by its id when it is installed', () => {
    expect(voiceById(engines, 'flite:awb')).toMatchObject({ engine: flite, voice: { id: 'flite:awb' } })
    expect(voiceById(engines, 'sherpa:siwis')).toBeNull()
    expect(voiceById(engines, 'awb')).toBeNull()
  })
})
