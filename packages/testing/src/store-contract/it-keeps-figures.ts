import { expect, it } from 'vitest'
import { finishedTurn, newTurn, ROUTE, type StoreUnderTest, WATERFALL_WITH_GAPS } from './store-under-test.ts'

export function itKeepsFigures(underTest: () => StoreUnderTest): void {
  it('gives the figures of the latest finished turns, newest first, from every conversation', async () => {
    const { store } = underTest()
    for (const number of [1, 3, 2, 4]) {
      const turn = newTurn({ id: `t${number}`, conversationId: `c${number % 2}`, number, createdAtMs: number * 1_000 })
      await store.beginTurn(turn)
    }
    await store.finishTurn(
      finishedTurn({ id: 't3', provider: 'local', waterfall: WATERFALL_WITH_GAPS, routes: [ROUTE] }),
    )
    await store.finishTurn(finishedTurn({ id: 't1', status: 'failed', provider: null, latencyMs: null, ttftMs: null }))
    await store.finishTurn(finishedTurn({ id: 't2', status: 'interrupted', latencyMs: 0 }))
    expect(await store.latestFigures(2)).toEqual([
      {
        provider: 'local',
        status: 'completed',
        latencyMs: 250.5,
        ttftMs: 40.25,
        waterfall: WATERFALL_WITH_GAPS,
        switches: 1,
        createdAtMs: 3_000,
      },
      {
        provider: 'groq',
        status: 'interrupted',
        latencyMs: 0,
        ttftMs: 40.25,
        waterfall: null,
        switches: 0,
        createdAtMs: 2_000,
      },
    ])
    expect((await store.latestFigures(100)).map((figures) => figures.createdAtMs)).toEqual([3_000, 2_000, 1_000])
  })

  it('counts the turns that ended, ever and since an instant, and the switches of the brain', async () => {
    const { store, clock } = underTest()
    for (const [index, endedAtMs] of [1_000, 2_000, 3_000].entries()) {
      clock.set(endedAtMs)
      await store.beginTurn(newTurn({ id: `t${index}`, number: index + 1, createdAtMs: 500 }))
      await store.finishTurn(finishedTurn({ id: `t${index}`, routes: Array.from({ length: index }, () => ROUTE) }))
    }
    await store.beginTurn(newTurn({ id: 'running', number: 9, createdAtMs: 5_000 }))
    expect(await store.countTurns(0)).toEqual({ total: 3, since: 3, switches: 3 })
    expect(await store.countTurns(2_000)).toEqual({ total: 3, since: 2, switches: 3 })
    expect(await store.countTurns(3_001)).toEqual({ total: 3, since: 0, switches: 3 })
  })
}
