import { createMemoryStore, newMemory, settableClock } from '@eva/testing/store-contract'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Memories, MemoryKind } from '../contracts/memories.ts'
import { cuesOf } from './cues.ts'
import { RECALLED_MAX, recall } from './recall.ts'

const DAY_MS = 24 * 3_600_000
const NOW_MS = 1_800_000_000_000

let memories: Memories
beforeEach(() => {
  memories = createMemoryStore(settableClock()).memories
})

const keep = (kind: MemoryKind, text: string, daysAgo = 0) =>
  memories.remember(newMemory({ id: text, kind, text, createdAtMs: NOW_MS - daysAgo * DAY_MS }))
const recalled = async (text: string) => (await recall(text, memories, NOW_MS)).map(({ id }) => id)

describe('what comes to mind', () => {
  it('is always the name, and first', async () => {
    await keep('name', 'My name is Sam.', 900)
    await keep('taste', 'I love jazz.')
    expect(await recalled('Good morning')).toEqual(['My name is Sam.'])
    expect(await recalled('Shall we listen to jazz?')).toEqual(['My name is Sam.', 'I love jazz.'])
  })

  it('is what holds the words, also of a word that is not whole yet, and of one dog where dogs are spoken of', async () => {
    await keep('note', 'My dog is called Rex.')
    await keep('note', 'I live in Orléans.')
    for (const [said, found] of [
      ['have you seen any dogs', ['My dog is called Rex.']],
      ['the trains to orle', ['I live in Orléans.']],
      ['what is this about', []],
      ['', []],
    ] as const) {
      expect([said, await recalled(said)]).toEqual([said, found])
    }
  })

  it('is what belongs to the matter, in other words', async () => {
    await keep('health', 'I am allergic to nuts.')
    await keep('plan', 'I have an exam on Friday.')
    await keep('home', "J'habite à Lyon.")
    expect(await recalled('What could I cook tonight?')).toEqual(['I am allergic to nuts.'])
    expect(await recalled('What are my plans for tomorrow?')).toEqual(['I have an exam on Friday.'])
    expect(await recalled('Quelle est la météo ?')).toEqual(["J'habite à Lyon."])
  })

  it('is rather what is fresh than what is old, and never more than a few', async () => {
    for (let age = 1; age <= 20; age += 1) await keep('note', `Chess game number ${age}`, age * 10)
    const found = await recalled('chess')
    expect(found).toHaveLength(RECALLED_MAX)
    expect(found[0]).toBe('Chess game number 1')
  })

  it('is more where somebody asks for everything', async () => {
    for (let number = 1; number <= 20; number += 1) await keep('note', `Fact number ${number}`)
    expect((await recalled('What do you know about me?')).length).toBeGreaterThan(RECALLED_MAX)
    expect((await recalled('Que sais-tu de moi ?')).length).toBeGreaterThan(RECALLED_MAX)
  })

  it('stays short', async () => {
    for (let number = 1; number <= 6; number += 1) await keep('note', `chess ${number} ${'word '.repeat(55)}`)
    expect((await recalled('chess')).length).toBeLessThan(4)
  })
})

describe('cues', () => {
  it('are the telling words, at most sixteen, of a long text the latest', () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${String.fromCharCode(97 + (index % 26))}${index}`)
    expect(cuesOf(words.join(' ')).beginnings).toEqual(words.slice(-16))
    expect(cuesOf('What about the dogs of my sisters and the boss?').beginnings).toEqual(['dog', 'sister', 'boss'])
    expect(cuesOf("Qu'est-ce que tu penses de mes chevaux ?").beginnings).toEqual(['penses'.slice(0, -1), 'chevau'])
  })
})
