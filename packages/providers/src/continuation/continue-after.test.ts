import { expect, it } from 'vitest'
import { continueAfter } from './continue-after.ts'

const SAID = 'Well, the sea is blue. It is deep, cold and full of fish,'

/** What comes out for each piece, and at the end. */
function pieces(said: string, stream: readonly string[]): readonly string[] {
  const filter = continueAfter(said)
  return [...stream.map((piece) => filter.push(piece)), filter.end()]
}

/** Cut into pieces of every size, the same must come out. */
function continued(said: string, stream: string): string {
  const [whole = '', ...others] = [stream.length, 1, 2, 3, 5, 7].map((size) => {
    const cut = stream.match(new RegExp(`[^]{1,${Math.max(1, size)}}`, 'g')) ?? []
    return pieces(said, cut).join('')
  })
  for (const other of others) expect(other).toBe(whole)
  return whole
}

it('lets a plain continuation through, each piece as it comes', () => {
  expect(pieces(SAID, [' which', ' swim', ' in', ' it.'])).toEqual([' which', ' swim', ' in', ' it.', ''])
})

it('holds a piece back only while it can be a repetition', () => {
  expect(pieces(SAID, [' It', ' is', ' home', ' to', ' whales.'])).toEqual([
    '',
    '',
    ' It is home',
    ' to',
    ' whales.',
    '',
  ])
  expect(pieces(SAID, ['Well', ',', ' I', ' think'])).toEqual(['', '', ' Well, I', ' think', ''])
})

it.each([
  ['the whole', `${SAID} and ships sail on it.`],
  [
    'the whole, in other blanks and capitals',
    `  well, the SEA is blue.\n\nIt is  deep, cold and full of fish, and ships sail on it.`,
  ],
  ['the last sentence', 'It is deep, cold and full of fish, and ships sail on it.'],
  ['the last clause', ' cold and full of fish, and ships sail on it.'],
  ['the last clause as if it began a sentence', 'Cold and full of fish, and ships sail on it.'],
  ['the last clause without its comma', 'cold and full of fish and ships sail on it.'],
  ['words from the middle of a clause', 'and full of fish, and ships sail on it.'],
  ['nothing, but shows that it goes on', '... and ships sail on it.'],
  ['nothing, but shows that it goes on, in one character', '…and ships sail on it.'],
  ['the end, after showing that it goes on', '...cold and full of fish, and ships sail on it.'],
])('goes on with its own words when the model repeats %s', (_what, stream) => {
  expect(continued(SAID, stream)).toBe(' and ships sail on it.')
})

it('takes whole sentences away when the model begins anew and then takes another way', () => {
  expect(continued(SAID, 'Well, the sea is blue. It looks green to some.')).toBe(' It looks green to some.')
})

it('takes the same quotes and dashes in another shape for the same', () => {
  expect(continued('It’s “fine” – I think,', `It's "fine" - I think, really.`)).toBe(' really.')
})

it('works where words are not set apart', () => {
  expect(continued('你好。我喜欢大海，', '我喜欢大海，因为它很蓝。')).toBe('因为它很蓝。')
  expect(continued('你好。我喜欢大海，', '因为它很蓝。')).toBe('因为它很蓝。')
})

it.each([
  ['one word that the answer ended in', 'We looked at the sea,', ' sea of seas.', ' sea of seas.'],
  ['words of which the last goes on', 'We like the sea', ' the seagulls like too.', ' the seagulls like too.'],
  ['a word with its apostrophe', 'We like all of the sea', ` all of the sea's fish.`, ` all of the sea's fish.`],
  ['the same beginning with another sense', 'It is red. It is not', ' it is red at all.', ' it is red at all.'],
])('keeps %s', (_what, said, stream, expected) => {
  expect(continued(said, stream)).toBe(expected)
})

it('leaves out what the model thinks before it repeats, and later', () => {
  expect(continued(SAID, `<think>I was at "${SAID}"</think>\n\n${SAID} and more.<think>Done?</think>`)).toBe(
    ' and more.',
  )
})

it('prefers the longest repetition', () => {
  expect(continued('ha ha ha ha ha ha', 'ha ha ha ha ha ha, very funny.')).toBe(' very funny.')
})

it('says nothing when the model only repeats, and lets a lone first word out', () => {
  expect(continued(SAID, SAID)).toBe('')
  expect(continued(SAID, 'It is deep')).toBe('')
  expect(continued(SAID, 'It')).toBe(' It')
  expect(continued(SAID, ' \n')).toBe('')
  expect(continued(SAID, '')).toBe('')
})

it.each([
  ['Hello,', 'Ada', ' Ada'],
  ['Hello,', ' Ada', ' Ada'],
  ['Hello,', '   Ada', ' Ada'],
  ['Hello, ', 'Ada', 'Ada'],
  ['Hello, ', ' Ada', 'Ada'],
  ['Hello, ', '\n\nAda', 'Ada'],
  ['Hello.', '\n\nAda', '\n\nAda'],
  ['A list:', '\n- one', '\n- one'],
  ['Hello', ', Ada', ', Ada'],
  ['Hello', '!', '!'],
  ['(he said)', '. Yes', '. Yes'],
  ['He said (', 'loudly)', 'loudly)'],
  ['“Yes,', '” he said', '” he said'],
  ['He said,', '“Yes”', ' “Yes”'],
  ['He said,', '"Yes"', ' "Yes"'],
  ['He said, "Yes.', '" And left', '" And left'],
  ['**Yes,', '**no', '**no'],
  ['Vraiment', '\u00a0? Oui', '\u00a0? Oui'],
  ['你好，', 'Ada', 'Ada'],
  ['', ' Ada', 'Ada'],
  [' ', ' Ada', 'Ada'],
])('joins %j and %j by %j', (said, stream, expected) => {
  expect(continued(said, stream)).toBe(expected)
})

it('joins once only: later blanks are the model’s own', () => {
  expect(pieces('Hello, ', ['Ada', '  ', ' !'])).toEqual(['Ada', '  ', ' !', ''])
})

it('is quick with a long answer that is repeated whole', () => {
  const said = Array.from({ length: 500 }, (_, index) => `Sentence ${index % 7} of the tale, part ${index}.`).join(' ')
  const stream = `${said} The end.`.match(/\s*\S+/g) ?? []
  expect(pieces(said, stream).join('')).toBe(' The end.')
})
