import type { VoiceBody } from '@eva/protocol'
import { expect, it } from 'vitest'
import { languageName, voicesFor } from './by-language.ts'
import { accentOf, voiceName } from './names.ts'

const voice = (id: string, name: string, ...languages: string[]): VoiceBody => ({
  id,
  name,
  provider: id.split(':')[0] ?? '',
  languages,
  gender: 'female',
  sample_rate: 22_050,
  installed: true,
  adjusts: { speed: true, pitch: true },
  default_for: [],
  download: null,
})

it.each([
  [voice('espeak:fr-BE', 'French (Belgium)', 'fr-BE', 'fr'), 'fr', 'Français (Belgique)'],
  [voice('espeak:de', 'German', 'de'), 'fr', 'Allemand'],
  [voice('espeak:de', 'German', 'de'), 'en', 'German'],
  [voice('espeak:en-GB-scotland', 'English (Scotland)', 'en-GB-scotland', 'en'), 'en', 'English (Scotland)'],
  [voice('espeak:vi-VN-x-south', 'Vietnamese (Southern)', 'vi-VN-x-south', 'vi'), 'fr', 'Vietnamese (Southern)'],
  [voice('espeak:qdb', 'Lang Belta', 'qdb'), 'fr', 'Lang Belta'],
  [voice('flite:slt', 'SLT', 'en-US', 'en'), 'fr', 'SLT'],
])('a voice is called what its reader calls it: %o in %s', (body, locale, name) => {
  expect(voiceName(body, locale)).toBe(name)
})

it('a language that has no name is called as its voice is', () => {
  const belta = voice('espeak:qdb', 'Lang Belta', 'qdb')
  expect(languageName('qdb', [belta], 'fr')).toBe('Lang Belta')
  expect(languageName('fr', [], 'en')).toBe('French')
  expect(languageName('fr', [], 'fr')).toBe('français')
})

it('an accent is that of a country, or nothing', () => {
  expect(accentOf(voice('flite:awb', 'AWB', 'en-GB-scotland', 'en'), 'en')).toBe('English (United Kingdom)')
  expect(accentOf(voice('sherpa:x', 'X', 'en', 'fr'), 'en')).toBeNull()
})

it('voices keep their places when one is chosen; those of another main language come last', () => {
  const both = voice('sherpa:both', 'Both', 'de', 'fr')
  const french = voice('espeak:fr', 'French', 'fr')
  const chosen = { ...voice('espeak:fr-BE', 'French (Belgium)', 'fr-BE'), default_for: ['fr'] }
  expect(voicesFor([both, french, chosen], 'fr').map(({ id }) => id)).toEqual([
    'espeak:fr',
    'espeak:fr-BE',
    'sherpa:both',
  ])
})
