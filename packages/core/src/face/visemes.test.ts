import { describe, expect, it } from 'vitest'
import { shapeOf, VISEMES, visemesOfPhonemes } from './visemes.ts'

describe('the shape of the mouth', () => {
  it.each([
    ['p', 'PP'],
    ['m', 'PP'],
    ['v', 'FF'],
    ['ð', 'TH'],
    ['t', 'DD'],
    ['tʃ', 'CH'],
    ['dʒ', 'CH'],
    ['ŋ', 'kk'],
    ['z', 'SS'],
    ['l', 'nn'],
    ['ɲ', 'nn'],
    ['ʁ', 'RR'],
    ['ˈɑː', 'aa'],
    ['ɑ̃', 'aa'],
    ['ɛ̃', 'E'],
    ['ɔ̃', 'oh'],
    ['aɪ', 'aa'],
    ['oʊ', 'oh'],
    ['iː', 'ih'],
    ['y', 'ou'],
    ['ø', 'ou'],
    ['w', 'ou'],
  ])('of /%s/ is %s', (ipa, viseme) => {
    expect(shapeOf(ipa).viseme).toBe(viseme)
  })

  it('of a breath is hardly open, of silence closed, and of what nobody knows a little open', () => {
    expect(shapeOf('h')).toEqual({ viseme: 'aa', weight: 0.3 })
    expect(shapeOf('ˈ')).toEqual({ viseme: 'sil', weight: 0 })
    expect(shapeOf('ʘ')).toEqual({ viseme: 'E', weight: 1 })
  })

  it('is one of fifteen', () => {
    expect(new Set(VISEMES).size).toBe(15)
  })
})

describe('the mouth of a clip', () => {
  const phoneme = (ipa: string, startMs: number, endMs: number) => ({ ipa, startMs, endMs })

  it('rests before the first sound, in a pause and after the last', () => {
    const keys = visemesOfPhonemes([phoneme('m', 20, 80), phoneme('a', 80, 200), phoneme('p', 300, 350)])
    expect(keys.map(({ timeMs, viseme }) => `${timeMs} ${viseme}`)).toEqual([
      '0 sil',
      '20 PP',
      '80 aa',
      '200 sil',
      '300 PP',
      '350 sil',
    ])
  })

  it('does not rest between sounds that follow each other', () => {
    const keys = visemesOfPhonemes([phoneme('s', 0, 90), phoneme('s', 90, 120), phoneme('u', 140, 260)])
    expect(keys.map(({ timeMs, viseme }) => `${timeMs} ${viseme}`)).toEqual(['0 SS', '140 ou', '260 sil'])
  })

  it('is nothing where nothing is said', () => {
    expect(visemesOfPhonemes([])).toEqual([])
  })
})
