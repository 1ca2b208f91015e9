import { createRandom, type Random } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { Clause } from './clause.ts'
import { CLAUSE_MAX_CHARS, ClauseCutter, QUEUE_LONG_MS, QUEUE_LOW_MS } from './cut-clauses.ts'
import { OneLanguage } from './one-language.ts'
import { ANSWERS } from './test-answers.ts'
import { toSpeech } from './to-speech.ts'

/** A listener who has enough to hear and not too much: clauses end where sentences do. */
const COMFORTABLE_MS = (QUEUE_LOW_MS + QUEUE_LONG_MS) / 2

/** What a voice is given for an answer that arrives in these pieces. */
function spoken(pieces: readonly string[], queuedMs = COMFORTABLE_MS): string[] {
  const cutter = new ClauseCutter()
  return [...pieces.flatMap((piece) => cutter.push(piece, queuedMs)), ...cutter.end()].map((clause) => clause.spoken)
}

/** The answer as it would arrive from a model: a word with the blank before it at a time. */
const tokensOf = (text: string): readonly string[] => text.match(/\s*(?:[\p{L}\p{N}]+|[^\p{L}\p{N}\s])|\s+/gu) ?? []

/** Sends everything but the last piece, and gives the clauses that the last piece completes. */
function completedBy(last: string, before: string, queuedMs = COMFORTABLE_MS): string[] {
  const cutter = new ClauseCutter()
  cutter.push(before, queuedMs)
  return cutter.push(last, queuedMs).map((clause) => clause.spoken)
}

describe('the first clause', () => {
  it.each([
    ['Sure', '!', 'Sure!'],
    ['Sure', '.', 'Sure.'],
    ['No', '.', 'No.'],
    ['Oui', ' !', 'Oui !'],
    ['Why not', '?', 'Why not?'],
    ['I am ready', '.', 'I am ready.'],
    ['Bien sûr', '.', 'Bien sûr.'],
    ['**Sure', '!', 'Sure!'],
  ])('"%s%s" leaves at once, without waiting for what comes next', (before, last, clause) => {
    expect(completedBy(last, before)).toEqual([clause])
  })

  it.each([
    ['Dr', '.'],
    ['It costs 3', '.'],
    ['Well', '...'],
    ['At 9 a.m', '.'],
    ['Hello there my friend', ','],
  ])('"%s%s" waits, because it may go on', (before, last) => {
    expect(completedBy(last, before)).toEqual([])
  })

  it.each([
    [['Well, hello there, my dear friend. Then more.'], 'Well, hello there,'],
    [['Yes, I do.', ' More.'], 'Yes, I do.'],
    [['Of course: here it is.'], 'Of course: here it is.'],
    [['Here you are: apples.'], 'Here you are:'],
    [['Je le veux bien ; merci à toi.'], 'Je le veux bien ;'],
    [['C’est bien, merci.'], 'C’est bien, merci.'],
    [['I came here — and I saw.'], 'I came here —'],
    [['1,500 and 2,000 are numbers. Fine.'], '1,500 and 2,000 are numbers.'],
    [['Title of this\n\nText.'], 'Title of this'],
    [['😀 Sure, that is fine. Go.'], 'Sure, that is fine.'],
  ])('of %j ends at the first comma that has three words before it', (pieces, first) => {
    expect(spoken(pieces)[0]).toBe(first)
  })
})

describe('later clauses', () => {
  const answer = 'Sure! I will tell you a story, which is long, and then we rest. The end. Good night.'

  it('are whole sentences while the listener has something to hear', () => {
    expect(spoken(tokensOf(answer))).toEqual([
      'Sure!',
      'I will tell you a story, which is long, and then we rest.',
      'The end.',
      'Good night.',
    ])
  })

  it('end at a comma after five words when the listener is about to run dry', () => {
    expect(spoken(tokensOf(answer), QUEUE_LOW_MS - 1)).toEqual([
      'Sure!',
      'I will tell you a story,',
      'which is long, and then we rest.',
      'The end.',
      'Good night.',
    ])
  })

  it('are joined while the listener has much to hear', () => {
    const long = `Sure! ${'It rains a lot here. '.repeat(8)}`
    const clauses = spoken(tokensOf(long), QUEUE_LONG_MS)
    expect(clauses.map((clause) => clause.length)).toEqual([131, 41])
    expect(clauses.join(' ')).toBe(long.trim())
  })

  it('are never longer than a breath allows', () => {
    for (const queuedMs of [0, COMFORTABLE_MS, QUEUE_LONG_MS]) {
      const long = `${'word '.repeat(150)}, ${'other words that go on, '.repeat(40)}`
      for (const clause of spoken([long], queuedMs)) expect(clause.length).toBeLessThanOrEqual(CLAUSE_MAX_CHARS)
    }
  })

  it('that grow too long are cut where a sentence ends, else at a comma, else between words', () => {
    const sentence = `${'one '.repeat(25)}two.`
    const first = spoken(['Sure! ', `${sentence} ${sentence} ${'end '.repeat(40)}`], QUEUE_LONG_MS)
    expect(first[0]).toBe(`Sure! ${sentence} ${sentence}`)
    const comma = spoken(['Sure! ', `${'one '.repeat(30)}two, ${'three '.repeat(40)}`])
    expect(comma[1]).toMatch(/two,$/)
    const words = spoken(['Sure! ', 'three '.repeat(80)])
    expect(words[1]).toMatch(/^three( three)*$/)
  })

  it('keep a single word whole, however long it is', () => {
    const address = `https://example.com/${'a'.repeat(300)}`
    expect(spoken(['Sure! See ', address, ' for more.'])).toEqual(['Sure!', 'See', 'example.com', 'for more.'])
  })
})

describe('what is shown and not said', () => {
  const HIDDEN: readonly (readonly [string, readonly string[]])[] = [
    ['Look:\n```js\nhidden()\n```\nDone.', ['Look:', 'Done.']],
    ['```\nhidden\n```', []],
    ['```\n```\nDone.', ['Done.']],
    ['```js\nhidden', []],
    ['~~~\nhidden\n```\nhidden\n~~~\nDone.', ['Done.']],
    ['````\n```\nhidden\n````\nDone.', ['Done.']],
    ['```\nhidden\n```js\nhidden\n```\nDone.', ['Done.']],
    ['  ```\n  hidden\n  ```\nDone.', ['Done.']],
    ['- ```\n  hidden\n  ```\nDone.', ['Done.']],
    ['> ```\n> hidden\n> ```\nDone.', ['Done.']],
    ['One.\n```\nhidden\n```\n```\nhidden\n```\nTwo.', ['One.', 'Two.']],
    ['Say `x` now.\n`y` is code.', ['Say x now.', 'y is code.']],
    ['```inline``` is code.\nDone.', ['inline is code.', 'Done.']],
    ['Use ``` in the middle. Then more.', ['Use in the middle. Then more.']],
    ['Not a fence ~~~ here. Then more.', ['Not a fence here.', 'Then more.']],
    ['No fence: one two. ~~~ here.\nThen more.', ['No fence: one two.', 'here. Then more.']],
  ]

  it.each(HIDDEN)('%j', (answer, clauses) => {
    expect(spoken([answer])).toEqual(clauses)
  })

  it.each(HIDDEN)('%j, wherever it is split', (answer) => {
    const whole = lettersOf(spoken([answer]).join(' '))
    for (let at = 1; at < answer.length; at++) {
      expect(lettersOf(spoken([answer.slice(0, at), answer.slice(at)]).join(' ')), `split at ${at}`).toBe(whole)
    }
    expect(lettersOf(spoken([...answer]).join(' '))).toBe(whole)
  })
})

describe('when the brain pauses', () => {
  it.each([
    ['I think that we', 'I think that', ' should go.', 'we should go.'],
    ['Well, ', 'Well,', 'then.', 'then.'],
    ['Title ', 'Title', 'goes on.', 'goes on.'],
    ['See [the docs](https://a.b) and', 'See the docs', ' more.', 'and more.'],
    ['It costs 1 000', 'It costs', ' euros.', '1 000 euros.'],
    ['Cut 8 or 10', 'Cut 8 or', '.5 kg', '10.5 kg'],
    ['Look here:\n```', 'Look here:', 'js\nhidden\n```\nDone.', 'Done.'],
  ])('%j gives %j', (answer, given, rest, then) => {
    const cutter = new ClauseCutter()
    const first = [...cutter.push(answer, COMFORTABLE_MS), ...cutter.stalled()]
    expect(first.map((clause) => clause.spoken)).toEqual([given])
    expect([...cutter.push(rest, COMFORTABLE_MS), ...cutter.end()].map((clause) => clause.spoken)).toEqual([then])
  })

  it.each(['', 'I', 'word', ' ', '— ', '🎉 ', '```', '```js\nhidden here ', '[the docs of', '`half of', '3 ', '1 000'])(
    '%j gives nothing yet',
    (answer) => {
      const cutter = new ClauseCutter()
      cutter.push(answer, COMFORTABLE_MS)
      expect(cutter.stalled()).toEqual([])
    },
  )

  it('gives the same words only once', () => {
    const cutter = new ClauseCutter()
    cutter.push('I think that', COMFORTABLE_MS)
    expect(cutter.stalled()).toHaveLength(1)
    expect(cutter.stalled()).toEqual([])
  })
})

describe('at the end of the answer', () => {
  it.each([
    ['I do not know', ['I do not know']],
    ['It costs 3.', ['It costs 3.']],
    ['Dr.', ['Dr.']],
    ['Done. 🎉', ['Done.']],
    ['Done. ``', ['Done.']],
    ['', []],
    ['   ', []],
  ])('%j is given whole', (answer, clauses) => {
    expect(spoken([answer])).toEqual(clauses)
  })
})

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** Pieces of one to twelve characters, with a pause or a change of the listener's queue here and there. */
function clausesOf(answer: string, random: Random): Clause[] {
  const cutter = new ClauseCutter()
  const clauses: Clause[] = []
  let queuedMs = random.between(0, 4_000)
  const longest = random.between(1, 12)
  for (let at = 0; at < answer.length; ) {
    const length = random.between(1, longest)
    clauses.push(...cutter.push(answer.slice(at, at + length), queuedMs))
    at += length
    if (random.next() < 0.1) queuedMs = random.between(0, 4_000)
    if (random.next() < 0.03) clauses.push(...cutter.stalled())
  }
  return [...clauses, ...cutter.end()]
}

describe.each(ANSWERS.map((answer) => ({ name: answer.slice(0, 40), answer })))(
  'in whatever pieces "$name" comes',
  ({ answer }) => {
    const runs = Array.from({ length: 40 }, (_, seed) => ({ seed, clauses: clausesOf(answer, createRandom(seed)) }))

    it('clauses follow each other, and hold the answer as it stands', () => {
      for (const { seed, clauses } of runs) {
        let end = 0
        for (const [index, clause] of clauses.entries()) {
          expect(clause.index, `seed ${seed}`).toBe(index)
          expect(clause.start, `seed ${seed}`).toBeGreaterThanOrEqual(end)
          expect(clause.end, `seed ${seed}`).toBeGreaterThan(clause.start)
          expect(clause.text, `seed ${seed}`).toBe(answer.slice(clause.start, clause.end))
          expect(clause.spoken, `seed ${seed}`).toMatch(/[\p{L}\p{N}]/u)
          end = clause.end
        }
      }
    })

    it('no word is lost, and none is added', () => {
      for (const { seed, clauses } of runs) {
        const said = lettersOf(clauses.map((clause) => clause.spoken).join(' '))
        expect(said, `seed ${seed}`).toBe(lettersOf(toSpeech(answer)))
      }
    })

    it('no clause begins or ends within a word or a number', () => {
      for (const { seed, clauses } of runs) {
        for (const { end } of clauses) {
          const [before, after] = [answer.slice(0, end), answer.slice(end)]
          const isWithin = /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)
          const isWithinNumber = /\d[.,: ]$/.test(before) && /^\d/.test(after)
          expect(isWithin || isWithinNumber, `seed ${seed}: ${before.slice(-20)}|${after.slice(0, 20)}`).toBe(false)
        }
      }
    })
  },
)

describe('an answer that is there at once', () => {
  it('begins with a short clause, goes on in whole sentences and then in joined ones', () => {
    const cutter = new ClauseCutter()
    const answer =
      'Well, let me see, I think so. For now I am the built-in responder, with no language model behind me. ' +
      'I chat, tell stories, do sums. I remember what you tell me. What should I call you?'
    const clauses = [...cutter.push(answer, 0), ...cutter.end()].map((clause) => clause.spoken)
    expect(clauses).toEqual([
      'Well, let me see,',
      'I think so.',
      'For now I am the built-in responder, with no language model behind me.',
      'I chat, tell stories, do sums. I remember what you tell me. What should I call you?',
    ])
  })
})

describe('an answer in two languages', () => {
  /** "fr" for what has an accent, "en" for what has a "th"; anything else is in the language before it. */
  const detect = (text: string, expected: string): string =>
    /[éàç]/.test(text) ? 'fr' : /th/i.test(text) ? 'en' : expected

  it.each([
    ['sentences', 'This is it. That too. Très bien là. Ok. Enchanté. Ok. That is all.'],
    ['a list', '- This is it. That too.\n- Très bien là. Ok. Enchanté.\n- Ok. That is all.'],
  ])('is parted where the language changes, however much there still is to hear: %s', (_what, answer) => {
    for (const pieces of [[answer], tokensOf(answer)]) {
      const cutter = new ClauseCutter(new OneLanguage(detect, 'en'))
      const clauses = [...pieces.flatMap((piece) => cutter.push(piece, QUEUE_LONG_MS)), ...cutter.end()]
      const letters = clauses.map(({ language, spoken }) => [language, lettersOf(spoken)])
      const byLanguage = letters.reduce<[string | null, string][]>((joined, [language = null, text = '']) => {
        const last = joined.at(-1)
        if (last?.[0] === language) last[1] += text ?? ''
        else joined.push([language, text ?? ''])
        return joined
      }, [])
      expect(byLanguage).toEqual([
        ['en', 'ThisisitThattoo'],
        ['fr', 'TrèsbienlàOkEnchantéOk'],
        ['en', 'Thatisall'],
      ])
    }
  })

  it('is not parted within a link or a word in the other language', () => {
    const cutter = new ClauseCutter(new OneLanguage(detect, 'en'))
    const clauses = [
      ...cutter.push('This is a café. Read [this. Très bien là](https://a.b) or that.', 9_000),
      ...cutter.end(),
    ]
    expect(clauses.map(({ text }) => text).join('')).toBe(
      'This is a café. Read [this. Très bien là](https://a.b) or that.',
    )
    expect(clauses.at(-1)?.text).toContain('[this. Très bien là](https://a.b)')
  })
})
