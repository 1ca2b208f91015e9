import { describe, expect, it } from 'vitest'
import { DICTIONARIES } from '../../i18n/dictionaries.ts'
import { splitForSpeech } from '../audio/replay.ts'
import { brainLabel, brainWithin } from './brain-names.ts'
import { groupByDay } from './group-by-day.ts'
import { markStretches } from './mark-stretches.ts'
import { formatMs } from './milliseconds.ts'
import { saidAt } from './said-at.ts'
import { msUntilTomorrow } from './tomorrow.ts'
import { waterfallRows, waterfallScaleMs, waterfallTicksMs } from './waterfall-rows.ts'

const TYPED = {
  endpoint: 0.1,
  stt: null,
  route: 1,
  queue: 2,
  ttft: 42,
  opener: null,
  first_clause: 50,
  ttfa: 61,
  first_frame_sent: 62,
  total: 900,
}

describe('the bars of a turn', () => {
  it('begin where the one before ended, and leave out the end of a speech that was typed', () => {
    const rows = waterfallRows(TYPED)
    expect(rows.map((row) => row.step)).toEqual([
      'route',
      'queue',
      'ttft',
      'first_clause',
      'ttfa',
      'first_frame_sent',
      'total',
    ])
    expect(rows[2]).toEqual({ step: 'ttft', startMs: 2, endMs: 42 })
    expect(rows.at(-1)).toEqual({ step: 'total', startMs: 0, endMs: 900 })
  })

  it('are as wide as what came before the first sound, or as the whole where there was none', () => {
    expect(waterfallScaleMs(waterfallRows(TYPED))).toBe(62)
    const nothing = {
      ...TYPED,
      route: null,
      queue: null,
      ttft: null,
      opener: null,
      first_clause: null,
      ttfa: null,
      first_frame_sent: null,
    }
    expect(waterfallScaleMs(waterfallRows(nothing))).toBe(900)
  })
})

describe('a duration', () => {
  it.each([
    [0.42, 'en', '0.4 ms'],
    [5.24, 'fr', '5,2 ms'],
    [41.7, 'en', '42 ms'],
    [1_240, 'fr', '1,24 s'],
  ] as const)('%d is shown in %s as %s', (ms, language, shown) => {
    expect(formatMs(ms, language).replace('\u00a0', ' ')).toBe(shown)
  })
})

describe('text for one request of speech', () => {
  it('is cut at paragraphs, else sentences, else words, and nothing is lost', () => {
    expect(splitForSpeech('One two.\n\nThree four.', 12)).toEqual(['One two.', 'Three four.'])
    expect(splitForSpeech('One two. Three four.', 12)).toEqual(['One two.', 'Three four.'])
    expect(splitForSpeech('one two three four', 12)).toEqual(['one two', 'three four'])
    expect(splitForSpeech('x'.repeat(30), 12)).toEqual(['x'.repeat(12), 'x'.repeat(12), 'x'.repeat(6)])
  })

  it('stays whole where it fits, and is nothing where there is nothing', () => {
    expect(splitForSpeech('Hello.')).toEqual(['Hello.'])
    expect(splitForSpeech('  ')).toEqual([])
  })
})

describe('marks on an answer', () => {
  const text = (value: string, start: number) => ({
    type: 'text',
    value,
    position: { start: { offset: start }, end: { offset: start + value.length } },
  })

  it('wrap what was not heard, within and across elements', () => {
    const strong = { type: 'element', tagName: 'strong', children: [text('two', 6)] }
    const tree = { type: 'root', children: [text('one ', 0), strong, text(' three', 11)] }
    markStretches({ heardChars: 2, spoken: null })(tree)
    const unheard = (value: string) => ({ tagName: 'del', children: [{ value }] })
    expect(tree.children).toMatchObject([
      { type: 'text', value: 'on' },
      unheard('e'),
      { type: 'text', value: ' ' },
      { tagName: 'strong' },
      { type: 'text', value: ' ' },
      unheard('three'),
    ])
    expect(strong.children).toMatchObject([unheard('two')])
  })

  it('wrap exactly the sentence that sounds', () => {
    const tree = { type: 'root', children: [text('One. Two. Three.', 0)] }
    markStretches({ heardChars: null, spoken: { start: 5, end: 9, words: [] } })(tree)
    expect(tree.children).toMatchObject([
      { type: 'text', value: 'One. ' },
      { tagName: 'mark', children: [{ value: 'Two.' }] },
      { type: 'text', value: ' Three.' },
    ])
  })

  it('wrap each word of that sentence, also one that goes over the border of an element', () => {
    const strong = { type: 'element', tagName: 'strong', children: [text('so', 3)] }
    const tree = { type: 'root', children: [text('A ', 0), strong, text(', B.', 7)] }
    const words = [
      { start: 0, end: 1 },
      { start: 2, end: 8 },
      { start: 9, end: 11 },
    ]
    markStretches({ heardChars: null, spoken: { start: 0, end: 11, words } })(tree)
    const word = (index: number, value: string) => ({
      tagName: 'span',
      properties: { 'data-word': String(index) },
      children: [{ value }],
    })
    expect(tree.children[0]).toMatchObject({ tagName: 'mark', children: [word(0, 'A'), { value: ' ' }] })
    expect(strong.children).toMatchObject([{ tagName: 'mark', children: [word(1, 'so')] }])
    expect(tree.children[2]).toMatchObject({
      tagName: 'mark',
      children: [word(1, ','), { value: ' ' }, word(2, 'B.')],
    })
  })
})

describe('conversations under their days', () => {
  it('are told apart by the local day', () => {
    const at = (updated_at: string) => ({
      session_id: updated_at.slice(0, 10),
      title: '',
      created_at: updated_at,
      updated_at,
      turns: 1,
      off_record: false,
      snippet: null,
    })
    const now = new Date(2026, 5, 15, 12)
    const list = [new Date(2026, 5, 15, 0, 1), new Date(2026, 5, 14, 23, 59), new Date(2026, 5, 1)].map((date) =>
      at(date.toISOString()),
    )
    expect(groupByDay(list, now).map(({ day, sessions }) => [day, sessions.length])).toEqual([
      ['today', 1],
      ['yesterday', 1],
      ['earlier', 1],
    ])
  })
})

describe('when something was said', () => {
  const now = new Date(2026, 10, 21, 9, 30)

  it('is a time today and yesterday, a weekday in the last week, then a date', () => {
    expect(saidAt(new Date(2026, 10, 21, 8, 5), now, 'en')).toBe('08:05')
    expect(saidAt(new Date(2026, 10, 20, 23, 59), now, 'fr')).toBe('23:59')
    expect(saidAt(new Date(2026, 10, 17, 12), now, 'en')).toBe('Tue')
    expect(saidAt(new Date(2026, 10, 17, 12), now, 'fr')).toBe('mar.')
    expect(saidAt(new Date(2026, 10, 14, 12), now, 'en')).toBe('Sat')
    expect(saidAt(new Date(2026, 10, 13, 23), now, 'en')).toBe('13 Nov')
    expect(saidAt(new Date(2025, 11, 31), now, 'fr')).toBe('31 déc. 2025')
  })
})

it('the bars stand over round figures', () => {
  expect(waterfallTicksMs(61)).toEqual([0, 20, 40, 60])
  expect(waterfallTicksMs(1_240)).toEqual([0, 500, 1_000])
  expect(waterfallTicksMs(1)).toEqual([0, 0.5, 1])
})

describe('the rest of a day', () => {
  it('ends at the local midnight, and a new one begins there', () => {
    expect(msUntilTomorrow(new Date(2026, 10, 21, 23, 59, 59, 999))).toBe(1)
    expect(msUntilTomorrow(new Date(2026, 11, 31, 23, 30))).toBe(30 * 60_000)
    const midnight = new Date(2026, 10, 22)
    const next = new Date(midnight.getTime() + msUntilTomorrow(midnight))
    expect(next).toEqual(new Date(2026, 10, 23))
  })

  it('ends at midnight also where the clocks are changed that day', () => {
    for (let day = 1; day <= 365; day++) {
      const noon = new Date(2026, 0, day, 12)
      expect(new Date(noon.getTime() + msUntilTomorrow(noon))).toEqual(new Date(2026, 0, day + 1))
    }
  })
})

describe('a brain', () => {
  const { en, fr } = DICTIONARIES

  it('is named with its model, where that says more', () => {
    const groq = { provider: 'groq', model: 'llama-3.3-70b-versatile' }
    expect(brainWithin(groq, en)).toBe('Groq (llama-3.3-70b-versatile)')
    expect(brainLabel(groq, fr)).toBe('Groq · llama-3.3-70b-versatile')
    expect(brainWithin({ provider: 'local', model: 'qwen' }, fr)).toBe('le modèle de cette machine (qwen)')
  })

  it('is named once where it has none, or where that is its own name again', () => {
    const rules = { provider: 'scripted', model: 'built-in responder' }
    expect(en.thinksWith(brainWithin(rules, en))).toBe('I think with the built-in responder')
    expect(fr.thinksWith(brainWithin(rules, fr))).toBe('Je pense avec le moteur intégré')
    expect(brainLabel(rules, fr)).toBe('moteur intégré')
    expect(brainLabel({ provider: 'nova', model: 'nova' }, en)).toBe('nova')
    expect(brainLabel({ provider: 'groq', model: null }, en)).toBe('Groq')
  })
})
