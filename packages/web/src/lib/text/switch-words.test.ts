import { routeCauseSchema } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { DICTIONARIES } from '../../i18n/dictionaries.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import type { BrainSwitch } from '../conversation/brain-switch.ts'
import { formatRest } from './rest.ts'
import { switchLine, switchReason } from './switch-words.ts'

const change = (changes: Partial<BrainSwitch> = {}): BrainSwitch => ({
  from: 'groq',
  to: 'local',
  model: 'qwen',
  cause: 'quota',
  reason: 'x',
  untilMs: 42_000,
  ...changes,
})
const { en, fr } = DICTIONARIES

describe('the line of a change', () => {
  it('says who rests, for how long, and how she thinks meanwhile', () => {
    expect(switchLine(change(), 42, en)).toBe('Groq is resting for 42\u00a0s; thinking locally.')
    expect(switchLine(change(), null, en)).toBe('Groq is resting; thinking locally.')
    expect(switchLine(change(), 42, fr)).toBe('Groq se repose 42\u00a0s\u202f; je pense en local.')
  })

  it('names a brain that the page does not know as the server does', () => {
    expect(switchLine(change({ from: 'nova', to: 'constructor', cause: 'failed' }), null, en)).toBe(
      'nova does not answer; thinking with constructor.',
    )
  })

  it.each(LANGUAGES)('has its own words for every cause, as a reason too (%s)', (language) => {
    const text = DICTIONARIES[language]
    const lines = routeCauseSchema.options.map((cause) => switchLine(change({ cause }), 42, text))
    const reasons = routeCauseSchema.options.map((cause) => switchReason(change({ cause }), text))
    expect(new Set(lines).size).toBe(lines.length)
    expect(new Set(reasons).size).toBe(reasons.length)
  })
})

it('gives rests in the unit that people would use', () => {
  const plain = (seconds: number) => formatRest(seconds).replace('\u00a0', ' ')
  expect([1, 42, 119, 120, 3_600, 7_200, 80_000].map(plain)).toEqual([
    '1 s',
    '42 s',
    '119 s',
    '2 min',
    '60 min',
    '2 h',
    '23 h',
  ])
})
