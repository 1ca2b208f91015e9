import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { Mood } from '../face/moods.ts'
import { MoodTags } from './mood-tags.ts'

/** What is shown of the pieces, and where in it which mood begins. */
function read(pieces: readonly string[], shown = ''): { text: string; moods: [number, Mood][] } {
  const tags = new MoodTags(shown)
  const moods: [number, Mood][] = []
  let text = ''
  for (const { content, mood } of [...pieces.flatMap((piece) => tags.push(piece)), ...tags.end()]) {
    expect(content).not.toBe('')
    if (mood !== null) moods.push([text.length, mood])
    text += content
  }
  return { text, moods }
}

const FENCED = 'Look.\n```md\n[joy] is a tag.\n```\n'

const CASES: readonly (readonly [written: string, text: string, moods: readonly [number, Mood][]])[] = [
  ['Hello there.', 'Hello there.', []],
  ['[joy] Hello!', 'Hello!', [[0, 'joy']]],
  ['[joy]\nHello!', 'Hello!', [[0, 'joy']]],
  ['[Joie] Bonjour !', 'Bonjour !', [[0, 'joy']]],
  ['[CURIOSITÉ] Et toi ?', 'Et toi ?', [[0, 'curiosity']]],
  ['[reflexion] Voyons.', 'Voyons.', [[0, 'thought']]],
  ['I see. [sadness] I am sorry.', 'I see. I am sorry.', [[7, 'sadness']]],
  ['I see![surprise] Really?', 'I see! Really?', [[6, 'surprise']]],
  ['Oui ! [joie] Bien sûr.', 'Oui ! Bien sûr.', [[6, 'joy']]],
  ['“Go.” [thought] Hm.', '“Go.” Hm.', [[6, 'thought']]],
  ['Great 🎉 [joy] More.', 'Great 🎉 More.', [[9, 'joy']]],
  ['One.\n\n[tenderness]\n\nTwo.', 'One.\n\nTwo.', [[6, 'tenderness']]],
  ['One. [joy]\n\nTwo.', 'One. \n\nTwo.', [[5, 'joy']]],
  [
    '- [joy] One\n2. [sadness] Two',
    '- One\n2. Two',
    [
      [2, 'joy'],
      [9, 'sadness'],
    ],
  ],
  ['[joy][surprise] Wow.', 'Wow.', [[0, 'surprise']]],
  ['[neutral]', '', []],
  ['Bye. [joy]', 'Bye. ', []],
  ['[joy', '[joy', []],
  ['[', '[', []],
  ['[1] is a source.', '[1] is a source.', []],
  ['[joyful] Hello.', '[joyful] Hello.', []],
  ['[laughs] Hello.', '[laughs] Hello.', []],
  ['[joy](https://a.b) is a link.', '[joy](https://a.b) is a link.', []],
  ['[joy]: https://a.b', '[joy]: https://a.b', []],
  ['The tag [joy] is one.', 'The tag [joy] is one.', []],
  ['Moods, [joy] for one.', 'Moods, [joy] for one.', []],
  ['See `a. [joy] b` there.', 'See `a. [joy] b` there.', []],
  ['- [ ] a task\n- [x] done', '- [ ] a task\n- [x] done', []],
  [`${FENCED}[joy] Done.`, `${FENCED}Done.`, [[FENCED.length, 'joy']]],
  ['```\n[joy] never closed', '```\n[joy] never closed', []],
]

describe('the moods that a brain marks', () => {
  it.each(CASES)('are taken out of %j', (written, text, moods) => {
    expect(read([written])).toEqual({ text, moods })
  })

  it.each(CASES)(
    'are taken out of %j, wherever that is split in two, and one character at a time',
    (written, ...seen) => {
      const [text, moods] = seen
      for (let at = 0; at <= written.length; at++) {
        const pieces = [written.slice(0, at), written.slice(at)]
        expect(read(pieces), pieces.join('|')).toEqual({ text, moods })
      }
      expect(read(written.split(''))).toEqual({ text, moods })
    },
  )

  it('are taken out of a long answer in whatever pieces it comes', () => {
    const long = CASES.filter(([written]) => !written.startsWith('```'))
    const written = long.map(([each]) => each).join('\n\n')
    const whole = read([written])
    expect(whole.moods.length).toBeGreaterThan(12)
    for (let seed = 0; seed < 60; seed++) {
      const random = createRandom(seed)
      const longest = random.between(1, 12)
      const pieces: string[] = []
      for (let at = 0; at < written.length; ) {
        const length = random.between(1, longest)
        pieces.push(written.slice(at, at + length))
        at += length
      }
      expect(read(pieces), `seed ${seed}`).toEqual(whole)
    }
  })

  it('are looked for where an answer goes on: not in its code, and not within a sentence', () => {
    expect(read(['[joy] Yes.'], 'I see. ').moods).toEqual([[0, 'joy']])
    expect(read(['[joy] Yes.'], 'I see, ').text).toBe('[joy] Yes.')
    expect(read(['[joy] Yes.'], 'Look.\n```\n').text).toBe('[joy] Yes.')
  })

  it('keep nothing waiting that cannot become one', () => {
    const tags = new MoodTags()
    const shown = ['Hi ', 'you. ', '[', 'wh', 'at] [jo', 'y'].map((piece) =>
      tags.push(piece).map(({ content }) => content),
    )
    expect(shown).toEqual([['Hi '], ['you. '], [], ['[wh'], ['at] [jo'], ['y']])
  })
})
