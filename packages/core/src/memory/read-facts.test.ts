import { expect, it } from 'vitest'
import { mayTell, readFacts } from './ask-for-facts.ts'

const MESSAGE = 'Well, my sister Anna moved to Berlin. I started painting last year, do you like that?'

/** What is kept of a brain's answer about one message. */
const kept = (answer: string, message = MESSAGE) =>
  (readFacts(answer, [message])[0] ?? []).map(({ kind, key, text }) => [kind, key, text])

it.each([
  ['1 | family | My sister Anna moved to Berlin.'],
  ['- 1. family: my sister Anna moved to Berlin'],
  ['family | My sister Anna moved to Berlin.'],
  ['**family** – My sister Anna moved to Berlin'],
  ['1) family - "My sister Anna moved to Berlin."'],
  ['Here is what I found:\n\n1 | family | My sister Anna moved to Berlin.\n\nThat is all!'],
])('reads %j', (answer) => {
  expect(kept(answer)).toEqual([['family', null, 'My sister Anna moved to Berlin.']])
})

it.each([
  ['nothing at all', ''],
  ['that there is nothing', 'none'],
  ['prose', 'The user has a sister who lives in Berlin and paints.'],
  ['what was not said', '1 | pet | I have a parrot called Rosalind.'],
  ['somebody else', '1 | family | Anna moved to Berlin.'],
  ['a message that is not there', '7 | family | My sister Anna moved to Berlin.'],
  ['a question', '1 | taste | I like painting?'],
  ['a novel', `1 | note | My ${'sister '.repeat(60)}`],
])('keeps nothing of %s', (_what, answer) => {
  expect(kept(answer)).toEqual([])
})

it('keeps no secret, whatever the brain makes of it', () => {
  expect(kept('1 | note | My password is hunter2.', 'My password is hunter2.')).toEqual([])
  expect(kept('1 | note | My word is hunter2.', 'My password is hunter2.')).toEqual([])
})

it('gives what the rules know the key that the rules give it, so that both replace the same memory', () => {
  expect(kept('1 | home | I live in Lyon.', 'I have been in Lyon for years, I live there')).toEqual([
    ['home', 'home', 'I live in Lyon.'],
  ])
  expect(kept('1 | plan | I am a nurse.', 'as a nurse I see that a lot')).toEqual([
    ['work', 'work role', 'I am a nurse.'],
  ])
  expect(kept('1 | home | Ich wohne in Berlin.', 'Ich wohne seit Mai in Berlin.')).toEqual([
    ['home', 'home', 'Ich wohne in Berlin.'],
  ])
  expect(kept('1 | hobby | I started painting.')).toEqual([['note', null, 'I started painting.']])
})

it('says to which message and which sentence each belongs', () => {
  const facts = readFacts('1 | note | I started painting.\n2 | home | I live in Lyon.', [
    MESSAGE,
    'Oh. I live in Lyon. Yes.',
  ])
  expect(facts.map((of) => of.map(({ source }) => source))).toEqual([
    ['I started painting last year, do you like that?'],
    ['I live in Lyon.'],
  ])
})

it.each([
  ['I moved to Berlin', true],
  ["J'adore la mer", true],
  ['Ich wohne in Berlin', true],
  ['What is the capital of France?', false],
  ['Where do I live?', false],
  ['I live in Rome. Is it far?', true],
  ['Tell a story about dragons', false],
  ['ok', false],
])('thinks that "%s" may tell something: %s', (message, may) => {
  expect(mayTell(message)).toBe(may)
})
