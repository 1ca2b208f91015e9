import { expect, it } from 'vitest'
import { finishedTurn, newTurn, ROUTE, type StoreUnderTest } from './store-under-test.ts'

export function itReplacesTurns(underTest: () => StoreUnderTest): void {
  async function storeFour(): Promise<void> {
    const { store } = underTest()
    for (const [index, word] of ['apple', 'banana', 'cherry', 'damson'].entries()) {
      await store.beginTurn(newTurn({ id: word, number: index + 1, message: `${word} asked` }))
      await store.finishTurn(finishedTurn({ id: word, generated: `${word} answered`, routes: [ROUTE] }))
    }
  }

  it('drops a replaced turn and every later one, and never uses their numbers again', async () => {
    const { store } = underTest()
    await storeFour()
    await store.beginTurn(newTurn({ id: 'edit', number: 5, message: 'elderberry', replaces: 'banana' }))
    expect((await store.turns('c')).map((turn) => [turn.number, turn.id])).toEqual([
      [1, 'apple'],
      [5, 'edit'],
    ])
    expect(await store.lastTurnNumber('c')).toBe(5)
  })

  it('neither finds nor counts replaced turns', async () => {
    const { store } = underTest()
    await storeFour()
    await store.beginTurn(newTurn({ id: 'edit', number: 5, message: 'elderberry', replaces: 'banana' }))
    for (const word of ['banana', 'cherry', 'damson']) {
      expect(await store.list({ query: word, limit: 10, offset: 0 })).toEqual([])
    }
    for (const query of ['', 'apple', 'elderberry']) {
      expect((await store.list({ query, limit: 10, offset: 0 })).map((found) => found.turns)).toEqual([2])
    }
  })

  it('shows nothing of a replaced turn that ends afterwards, but counts it', async () => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 'first' }))
    await store.beginTurn(newTurn({ id: 'edit', number: 2, replaces: 'first' }))
    await store.finishTurn(finishedTurn({ id: 'first', status: 'interrupted', generated: 'banana' }))
    expect((await store.turns('c')).map((turn) => turn.id)).toEqual(['edit'])
    expect(await store.list({ query: 'banana', limit: 10, offset: 0 })).toEqual([])
    expect((await store.countTurns(0)).total).toBe(1)
  })

  it('replaces the replacement, also when asked to replace the original once more', async () => {
    const { store } = underTest()
    await storeFour()
    await store.beginTurn(newTurn({ id: 'edit', number: 5, replaces: 'cherry' }))
    await store.beginTurn(newTurn({ id: 'edit again', number: 6, replaces: 'edit' }))
    expect((await store.turns('c')).map((turn) => turn.id)).toEqual(['apple', 'banana', 'edit again'])
    await store.beginTurn(newTurn({ id: 'from another tab', number: 7, replaces: 'cherry' }))
    expect((await store.turns('c')).map((turn) => turn.id)).toEqual(['apple', 'banana', 'from another tab'])
  })

  it('drops nothing for a turn that is not in this conversation', async () => {
    const { store } = underTest()
    await storeFour()
    await store.beginTurn(newTurn({ id: 'elsewhere', conversationId: 'd', number: 1 }))
    await store.beginTurn(newTurn({ id: 'edit', conversationId: 'd', number: 2, replaces: 'apple' }))
    await store.beginTurn(newTurn({ id: 'edit 2', conversationId: 'd', number: 3, replaces: 'unknown' }))
    expect((await store.turns('c')).length).toBe(4)
    expect((await store.turns('d')).map((turn) => turn.id)).toEqual(['elsewhere', 'edit', 'edit 2'])
  })
}
