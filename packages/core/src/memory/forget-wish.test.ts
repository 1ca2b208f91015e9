import { createMemoryStore, newMemory, settableClock } from '@eva/testing/store-contract'
import { describe, expect, it } from 'vitest'
import { findFacts } from './find-facts.ts'
import { forgetWish, memoriesMeant } from './forget-wish.ts'

const NOW_MS = 1_800_000_000_000
const KNOWN = [
  'My name is Sam.',
  'I live in Lyon.',
  'My dog is called Rex.',
  'My sister is called Anna.',
  'My sister lives in Berlin.',
  'I love figs.',
  "J'adore la randonnée.",
]

/** What is gone after somebody said this, in a conversation in which the figs were told. */
async function goneAfter(message: string): Promise<readonly string[] | null> {
  const { memories } = createMemoryStore(settableClock())
  for (const [at, text] of KNOWN.entries()) {
    const [fact] = findFacts(text)
    const isHere = text === 'I love figs.'
    const place = { conversationId: isHere ? 'c' : 'd', turnId: `t${at}`, createdAtMs: NOW_MS }
    await memories.remember(newMemory({ id: text, text, kind: fact?.kind ?? 'note', key: fact?.key ?? null, ...place }))
  }
  const wish = forgetWish(message)
  if (wish === null) return null
  const meant = await memoriesMeant(wish, memories, { conversationId: 'c', nowMs: NOW_MS + 1_000 })
  return meant.map(({ text }) => text).toSorted()
}

describe('a wish to forget', () => {
  it.each<[string, readonly string[] | null]>([
    ['Forget my name.', ['My name is Sam.']],
    ['Please forget who I am', ['My name is Sam.']],
    ['Can you forget where I live?', ['I live in Lyon.']],
    ['forget that I live in Lyon', ['I live in Lyon.']],
    ['Forget that I live in Paris.', ['I live in Lyon.']],
    ['Forget what I told you about my sister, please.', ['My sister is called Anna.', 'My sister lives in Berlin.']],
    ['forget about my dog', ['My dog is called Rex.']],
    ['forget the name of my dog', ['My dog is called Rex.']],
    ['Forget that I love figs', ['I love figs.']],
    ['Forget that.', ['I love figs.']],
    ['Forget what I just said', ['I love figs.']],
    ['Forget everything about me!', [...KNOWN].sort()],
    ['Oublie mon prénom', ['My name is Sam.']],
    ["Oublie où j'habite", ['I live in Lyon.']],
    ["Oublie que j'adore la randonnée", ["J'adore la randonnée."]],
    ['Peux-tu oublier ça ?', ['I love figs.']],
    ['Oublie tout ce que tu sais de moi', [...KNOWN].sort()],
    ['Forget my yacht', []],
    ['Forget it.', null],
    ["Don't forget my name", null],
    ["N'oublie pas mon prénom", null],
    ['I always forget my keys', null],
    ['I forget everything', null],
    ['Forget the rain, tell me a story', []],
    ['What did you forget?', null],
    ['Forget him', null],
  ])('"%s" means %j', async (message, gone) => {
    expect(await goneAfter(message)).toEqual(gone)
  })
})
