import type { EarBody } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { EARS_WORDS } from '../../components/ears/words.ts'
import { earsToFetch, languagesFor } from './facts.ts'

const ear = (id: string, changes: Partial<EarBody> = {}): EarBody => ({
  id,
  name: id,
  provider: 'sherpa',
  languages: [],
  installed: false,
  is_basic: false,
  streaming: false,
  listens: false,
  default_for: [],
  download: {
    id,
    model: id,
    size_bytes: 1,
    size_is_exact: true,
    part_bytes: 0,
    licence: { name: 'MIT', url: 'https://example.org/' },
    real_time_factor: null,
    good_for: { en: 'x', fr: 'x' },
    verified: false,
    pull: null,
    speed: 'quick',
  },
  ...changes,
})

describe('what an ear understands', () => {
  it.each<[readonly string[], 'en' | 'fr', string]>([
    [[], 'en', 'every language'],
    [['fr'], 'fr', 'français'],
    [['en', 'fr'], 'en', 'English and French'],
    [['zh', 'en', 'ja', 'ko', 'yue'], 'en', 'Chinese, English and 3 others'],
    [['en', 'fr', 'de', 'es'], 'fr', 'anglais, français et 2 autres'],
  ])('is told of %j in %s', (languages, locale, words) => {
    expect(languagesFor({ languages: [...languages] }, locale, EARS_WORDS[locale])).toBe(words)
  })
})

describe('what can be fetched', () => {
  const base = ear('sherpa:whisper-base')
  const other = ear('sherpa:parakeet-v3')
  const basic = ear('pocketsphinx', { installed: true, is_basic: true, download: null })

  it('begins with what a newcomer should fetch', () => {
    expect(earsToFetch([other, base, basic])).toEqual({ suggested: base.id, ears: [base, other] })
  })

  it('suggests nothing once a good one is here', () => {
    const here = { ...other, installed: true }
    expect(earsToFetch([here, base, basic])).toEqual({ suggested: null, ears: [base] })
  })
})
