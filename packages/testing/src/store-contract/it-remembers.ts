import type { Memory, NewMemory } from '@eva/core'
import { expect, it } from 'vitest'
import { newTurn, type StoreUnderTest } from './store-under-test.ts'

const NOW_MS = 1_800_000_000_000

export const newMemory = (memory: Partial<NewMemory> & Pick<NewMemory, 'id' | 'text'>): NewMemory => ({
  kind: 'note',
  key: null,
  source: '',
  conversationId: null,
  turnId: null,
  createdAtMs: NOW_MS,
  ...memory,
})

export function itRemembers(underTest: () => StoreUnderTest): void {
  const keep = (memory: Partial<NewMemory> & Pick<NewMemory, 'id' | 'text'>) =>
    underTest().store.memories.remember(newMemory(memory))
  const all = async (query = ''): Promise<readonly Memory[]> =>
    (await underTest().store.memories.list({ query, limit: 100, offset: 0 })).memories
  const ids = (memories: readonly Memory[]): readonly string[] => memories.map(({ id }) => id)

  it('keeps a memory whole, with the sentence that caused it', async () => {
    const memory = newMemory({
      id: 'm',
      kind: 'home',
      key: 'home',
      text: 'I live in Lyon.',
      source: 'Well, I live in Lyon now.',
      conversationId: 'c',
      turnId: 't',
    })
    const kept = { ...memory, updatedAtMs: NOW_MS, isEdited: false, recalled: 0, lastRecalledAtMs: null }
    expect(await underTest().store.memories.remember(memory)).toEqual({ memory: kept, replaced: null })
    expect(await all()).toEqual([kept])
  })

  it('never says that there is nothing where there is', async () => {
    const { memories } = underTest().store
    expect(await memories.ofKinds(['note'], 1)).toEqual([])
    await keep({ id: 'a', text: 'I love figs.' })
    expect(memories.mayHoldAny()).toBe(true)
    expect(ids(await memories.ofKinds(['note'], 1))).toEqual(['a'])
    expect(memories.mayHoldAny()).toBe(true)
  })

  it('keeps one of those that say the same in the same words', async () => {
    await keep({ id: 'a', text: "J'ai un chien âgé." })
    expect(await keep({ id: 'b', text: 'j’ai un CHIEN age', key: 'pet' })).toBeNull()
    expect(ids(await all())).toEqual(['a'])
  })

  it('puts a memory in the place of the one with its key, and of no other', async () => {
    await keep({ id: 'a', kind: 'home', key: 'home', text: 'I live in Lyon.' })
    await keep({ id: 'b', kind: 'note', text: 'Lyon is grey.' })
    await keep({ id: 'c', kind: 'note', text: 'Paris is loud.' })
    const kept = await keep({ id: 'd', kind: 'home', key: 'home', text: 'I live in Paris.', createdAtMs: NOW_MS + 1 })
    expect(kept).toMatchObject({ memory: { id: 'd' }, replaced: { id: 'a', text: 'I live in Lyon.' } })
    expect(ids(await all())).toEqual(['d', 'c', 'b'])
    expect(ids(await all('lyon'))).toEqual(['b'])
  })

  it('lists the latest change first, page by page, and counts beyond the page', async () => {
    for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) {
      await keep({ id, text: `Fact number ${index}`, createdAtMs: NOW_MS + index })
    }
    await underTest().store.memories.edit('b', 'Fact number one', NOW_MS + 10)
    const page = await underTest().store.memories.list({ query: '', limit: 2, offset: 1 })
    expect([page.total, ids(page.memories)]).toEqual([4, ['d', 'c']])
    const found = await underTest().store.memories.list({ query: 'number fact', limit: 1, offset: 0 })
    expect([found.total, ids(found.memories)]).toEqual([4, ['b']])
  })

  it('finds every word of a query, the last one by its beginning, without regard to accents', async () => {
    await keep({ id: 'a', text: 'Ma sœur habite à Orléans.' })
    await keep({ id: 'b', text: 'Mon frère habite à Nice.' })
    for (const [query, found] of [
      ['soeur', ['a']],
      ['FRERE', ['b']],
      ['habite orl', ['a']],
      ['hab nice', []],
      ['"', []],
      ['?!', []],
    ] as const) {
      expect([query, ids(await all(query))]).toEqual([query, found])
    }
  })

  it('gives those that hold any of the words, by their beginnings, the best first', async () => {
    await keep({ id: 'a', text: 'My dogs are called Rex and Rosa.' })
    await keep({ id: 'b', text: 'I work in Lyon.' })
    await keep({ id: 'c', text: 'My dog Rex is afraid of Lyon.' })
    const { memories } = underTest().store
    const match = async (...words: string[]) => ids((await memories.matching(words, 10)).map(({ memory }) => memory))
    expect(await match('lyon', 'dog', 'afraid')).toEqual(expect.arrayContaining(['a', 'b', 'c']))
    expect((await match('lyon', 'dog', 'afraid'))[0]).toBe('c')
    expect(await match('dogs')).toEqual(['a'])
    expect(await match('cat')).toEqual([])
    expect(await match()).toEqual([])
    expect(await match('" OR *')).toEqual([])
    expect(await memories.matching(['lyon'], 1)).toHaveLength(1)
    for (const { relevance } of await memories.matching(['dog'], 10)) expect(relevance).toBeGreaterThan(0)
  })

  it('gives those of some kinds, the latest first', async () => {
    await keep({ id: 'a', kind: 'health', text: 'I am allergic to nuts.' })
    await keep({ id: 'b', kind: 'name', key: 'name', text: 'My name is Sam.', createdAtMs: NOW_MS + 1 })
    await keep({ id: 'c', kind: 'taste', text: 'I love figs.', createdAtMs: NOW_MS + 2 })
    const { memories } = underTest().store
    expect(ids(await memories.ofKinds(['name', 'health'], 10))).toEqual(['b', 'a'])
    expect(ids(await memories.ofKinds(['health', 'taste'], 1))).toEqual(['c'])
    expect(await memories.ofKinds([], 10)).toEqual([])
  })

  it('notes what she had in mind, and when', async () => {
    await keep({ id: 'a', text: 'One thing' })
    await keep({ id: 'b', text: 'Another thing' })
    const { memories } = underTest().store
    await memories.noteRecalled(['a', 'gone'], NOW_MS + 5)
    await memories.noteRecalled(['a'], NOW_MS + 7)
    await memories.noteRecalled([], NOW_MS + 9)
    expect((await all()).map(({ id, recalled, lastRecalledAtMs }) => [id, recalled, lastRecalledAtMs])).toEqual([
      ['b', 0, null],
      ['a', 2, NOW_MS + 7],
    ])
  })

  it('marks what was written anew by hand, and finds it by its new words alone', async () => {
    await keep({ id: 'a', text: 'I like gooseberries.', source: 'I like gooseberries' })
    const { memories } = underTest().store
    expect(await memories.edit('a', 'I like figs.', NOW_MS + 1)).toMatchObject({
      id: 'a',
      text: 'I like figs.',
      source: 'I like gooseberries',
      isEdited: true,
      createdAtMs: NOW_MS,
      updatedAtMs: NOW_MS + 1,
    })
    expect(await all('gooseberries')).toEqual([])
    expect(ids(await all('figs'))).toEqual(['a'])
    expect(await keep({ id: 'b', text: 'I like figs' })).toBeNull()
    expect(await memories.edit('nobody', 'x', NOW_MS)).toBeNull()
  })

  it('forgets one, or all', async () => {
    for (const id of ['a', 'b', 'c']) await keep({ id, text: `gooseberry ${id}` })
    const { memories } = underTest().store
    expect(await memories.forget('b')).toBe(true)
    expect(await memories.forget('b')).toBe(false)
    expect(ids(await all('gooseberry'))).toEqual(['c', 'a'])
    await memories.forgetAll()
    expect(await all()).toEqual([])
    expect(await memories.matching(['gooseberry'], 10)).toEqual([])
    expect(await keep({ id: 'a', text: 'gooseberry a' })).not.toBeNull()
  })

  it('keeps what was remembered of a deleted conversation, without the way back to it', async () => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1' }))
    await keep({ id: 'a', text: 'Of this one', source: 'said', conversationId: 'c', turnId: 't1' })
    await keep({ id: 'b', text: 'Of another', conversationId: 'd', turnId: 't2' })
    await store.delete('c')
    expect(await all()).toMatchObject([
      { id: 'b', conversationId: 'd', turnId: 't2' },
      { id: 'a', source: 'said', conversationId: null, turnId: null },
    ])
  })

  it('knows what is off the record, from before the first message until the conversation is deleted', async () => {
    const { store } = underTest()
    const { memories } = store
    expect(await memories.isOffRecord('c')).toBe(false)
    await memories.setOffRecord('c', true)
    await memories.setOffRecord('c', true)
    await store.beginTurn(newTurn({ id: 't1' }))
    await store.beginTurn(newTurn({ id: 't2', conversationId: 'd' }))
    expect([await memories.isOffRecord('c'), await memories.isOffRecord('d')]).toEqual([true, false])
    expect(await store.conversation('c')).toMatchObject({ offRecord: true })
    const listed = async (query: string) =>
      (await store.list({ query, limit: 9, offset: 0 })).map(({ id, offRecord }) => [id, offRecord]).sort()
    for (const query of ['', 'hello'])
      expect(await listed(query)).toEqual([
        ['c', true],
        ['d', false],
      ])
    await memories.setOffRecord('c', false)
    expect(await store.conversation('c')).toMatchObject({ offRecord: false })
    await memories.setOffRecord('c', true)
    await store.delete('c')
    expect(await memories.isOffRecord('c')).toBe(false)
  })
}
