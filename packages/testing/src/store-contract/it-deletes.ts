import { expect, it } from 'vitest'
import { newMemory } from './it-remembers.ts'
import { finishedTurn, newTurn, ROUTE, type StoreUnderTest, WATERFALL_WITH_GAPS } from './store-under-test.ts'

export function itDeletes(underTest: () => StoreUnderTest): void {
  it('says so when there is nothing to delete', async () => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1' }))
    expect(await store.delete('other')).toBe(false)
    expect((await store.turns('c')).length).toBe(1)
  })

  it('leaves no word of a deleted conversation, replaced turns included', async () => {
    const { store } = underTest()
    for (let number = 1; number <= 9; number += 1) {
      const replaces = number === 9 ? 't3' : null
      await store.beginTurn(newTurn({ id: `t${number}`, number, message: 'gooseberry', replaces }))
      await store.finishTurn(finishedTurn({ id: `t${number}`, generated: 'gooseberry fool', routes: [ROUTE] }))
    }
    await store.beginTurn(newTurn({ id: 'other', conversationId: 'd', message: 'gooseberry too' }))
    expect(await store.delete('c')).toBe(true)
    expect(await store.delete('c')).toBe(false)
    expect(await store.conversation('c')).toBeNull()
    expect(await store.turns('c')).toEqual([])
    expect(await store.lastTurnNumber('c')).toBe(0)
    expect((await store.list({ query: '', limit: 10, offset: 0 })).map((found) => found.id)).toEqual(['d'])
    expect((await store.list({ query: 'gooseberry', limit: 10, offset: 0 })).map((found) => found.id)).toEqual(['d'])
  })

  it('keeps the figures of what was deleted, so that no count ever falls', async () => {
    const { store, clock } = underTest()
    for (const [index, conversationId] of ['kept', 'c', 'c', 'c', 'kept'].entries()) {
      const createdAtMs = 1_000 * (index + 1)
      clock.set(createdAtMs)
      await store.beginTurn(newTurn({ id: `t${index}`, conversationId, number: index + 1, createdAtMs }))
      await store.finishTurn(
        finishedTurn({ id: `t${index}`, latencyMs: index, waterfall: WATERFALL_WITH_GAPS, routes: [ROUTE] }),
      )
    }
    await store.beginTurn(newTurn({ id: 'running', number: 9, createdAtMs: 6_000 }))
    const told = async (): Promise<unknown> => [
      await store.latestFigures(100),
      await store.latestFigures(3),
      await store.countTurns(0),
      await store.countTurns(3_000),
    ]
    const before = await told()
    expect(before).toMatchObject([{ length: 5 }, { length: 3 }, { total: 5, switches: 5 }, { since: 3 }])
    await store.delete('c')
    expect(await told()).toEqual(before)
    await store.delete('kept')
    expect(await told()).toEqual(before)
  })

  it('lets nothing of a deleted conversation come back when its last turn ends', async () => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1', message: 'gooseberry' }))
    await Promise.all([
      store.delete('c'),
      store.finishTurn(finishedTurn({ id: 't1', generated: 'gooseberry' })),
      store.recordHeard('t1', 'gooseberry'),
    ])
    expect(await store.conversation('c')).toBeNull()
    expect(await store.turns('c')).toEqual([])
    expect(await store.list({ query: 'gooseberry', limit: 10, offset: 0 })).toEqual([])
  })

  it('can begin again under the same name', async () => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1', message: 'gooseberry' }))
    await store.delete('c')
    await store.beginTurn(newTurn({ id: 't1', message: 'A new start' }))
    expect(await store.conversation('c')).toMatchObject({ title: 'A new start' })
    expect((await store.turns('c')).map((turn) => turn.message)).toEqual(['A new start'])
    expect(await store.list({ query: 'gooseberry', limit: 10, offset: 0 })).toEqual([])
  })

  it('deletes everything that it keeps, and goes on', async () => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1', message: 'gooseberry' }))
    await store.finishTurn(finishedTurn({ id: 't1', generated: 'gooseberry fool', routes: [ROUTE] }))
    await store.beginTurn(newTurn({ id: 't2', conversationId: 'd', message: 'gooseberry' }))
    await store.memories.remember(newMemory({ id: 'm', text: 'I like gooseberries.', conversationId: 'c' }))
    await store.memories.setOffRecord('d', true)
    await store.keepSetting('keys', { GROQ_API_KEY: 'gooseberry' })
    await store.keepQuota('groq', { left: 3 })
    await store.delete('d')
    await store.deleteEverything()
    expect(await store.list({ query: '', limit: 10, offset: 0 })).toEqual([])
    expect(await store.list({ query: 'gooseberry', limit: 10, offset: 0 })).toEqual([])
    expect((await store.memories.list({ query: '', limit: 10, offset: 0 })).total).toBe(0)
    expect(await store.memories.isOffRecord('d')).toBe(false)
    expect([await store.setting('keys'), (await store.quotas()).size]).toEqual([null, 0])
    expect([await store.latestFigures(10), (await store.countTurns(0)).total]).toEqual([[], 0])
    await store.beginTurn(newTurn({ id: 't1', message: 'A new start' }))
    expect((await store.turns('c')).map((turn) => turn.message)).toEqual(['A new start'])
  })
}
