import { expect, it } from 'vitest'
import { finishedTurn, newTurn, type StoreUnderTest } from './store-under-test.ts'

export function itKeepsOrder(underTest: () => StoreUnderTest): void {
  it('gives turns by number, not by the order of their coming', async () => {
    const { store } = underTest()
    for (const number of [10, 2, 9, 1]) await store.beginTurn(newTurn({ id: `t${number}`, number }))
    expect((await store.turns('c')).map((turn) => turn.number)).toEqual([1, 2, 9, 10])
    expect(await store.lastTurnNumber('c')).toBe(10)
  })

  it('lets writes of one conversation take effect in the order of the calls', async () => {
    const { store } = underTest()
    await Promise.all([
      store.beginTurn(newTurn({ id: 't1' })),
      store.finishTurn(finishedTurn({ id: 't1', heard: 'One.' })),
      store.recordHeard('t1', 'One. Two.'),
      store.recordHeard('t1', 'One. Two. Three.'),
      store.beginTurn(newTurn({ id: 't2', number: 2, replaces: 't1' })),
      store.beginTurn(newTurn({ id: 't3', number: 3 })),
      store.rename('c', 'First'),
      store.rename('c', 'Last'),
    ])
    expect((await store.turns('c')).map((turn) => turn.id)).toEqual(['t2', 't3'])
    expect((await store.conversation('c'))?.title).toBe('Last')
    expect((await store.latestFigures(10)).length).toBe(1)
  })

  it('goes on in order after a write that failed', async () => {
    const { store } = underTest()
    const outcomes = await Promise.allSettled([
      store.beginTurn(newTurn({ id: 't1' })),
      store.beginTurn(newTurn({ id: 't1', number: 2 })),
      store.recordHeard('t1', 'Hello'),
    ])
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await store.turns('c')).map((turn) => turn.heard)).toEqual(['Hello'])
  })

  it('keeps many conversations apart that are written at once', async () => {
    const { store } = underTest()
    const names = Array.from({ length: 20 }, (_, index) => `c${index}`)
    await Promise.all(
      names.flatMap((name) =>
        [1, 2, 3].flatMap((number) => [
          store.beginTurn(newTurn({ id: `${name}-${number}`, conversationId: name, number })),
          store.finishTurn(finishedTurn({ id: `${name}-${number}`, generated: `${name} says ${number}` })),
        ]),
      ),
    )
    for (const name of names) {
      expect((await store.turns(name)).map((turn) => turn.generated)).toEqual(
        [1, 2, 3].map((number) => `${name} says ${number}`),
      )
    }
  })

  it('finishes what was asked of it before it closes', async () => {
    const { store } = underTest()
    const outcomes = Promise.all([
      store.beginTurn(newTurn({ id: 't1' })),
      store.finishTurn(finishedTurn({ id: 't1' })),
      store.turns('other'),
      store.delete('c'),
    ])
    await store.close()
    expect(await outcomes).toEqual([undefined, undefined, [], true])
  })

  it('is not halfway to be seen while it writes', async () => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1' }))
    const writing = store.beginTurn(newTurn({ id: 't2', number: 2, replaces: 't1' }))
    const seen = (await store.turns('c')).map((turn) => turn.id)
    await writing
    expect([['t1'], ['t2']]).toContainEqual(seen)
  })
}
