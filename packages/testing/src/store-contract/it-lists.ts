import { expect, it } from 'vitest'
import { newTurn, type StoreUnderTest } from './store-under-test.ts'

export function itLists(underTest: () => StoreUnderTest): void {
  async function storeFive(): Promise<void> {
    for (const number of [3, 1, 5, 2, 4]) {
      const turn = newTurn({ id: `t${number}`, conversationId: `c${number}`, createdAtMs: number * 1_000 })
      await underTest().store.beginTurn(turn)
    }
  }

  it('lists the latest first, with dates and the number of turns', async () => {
    const { store } = underTest()
    await storeFive()
    await store.beginTurn(newTurn({ id: 'more', conversationId: 'c2', number: 2, createdAtMs: 9_000 }))
    const listed = await store.list({ query: '', limit: 100, offset: 0 })
    expect(listed.map((conversation) => conversation.id)).toEqual(['c2', 'c5', 'c4', 'c3', 'c1'])
    expect(listed[0]).toEqual({
      id: 'c2',
      title: 'Hello',
      createdAtMs: 2_000,
      updatedAtMs: 9_000,
      turns: 2,
      offRecord: false,
      snippet: null,
    })
  })

  it('lists the later made first when two messages came in the same millisecond', async () => {
    const { store } = underTest()
    for (const id of ['b', 'a', 'c']) await store.beginTurn(newTurn({ id, conversationId: id }))
    expect((await store.list({ query: '', limit: 10, offset: 0 })).map((found) => found.id)).toEqual(['c', 'a', 'b'])
  })

  it.each(['', '   ', 'hello'])('gives page after page, each conversation once (query %j)', async (query) => {
    const { store } = underTest()
    await storeFive()
    const page = async (offset: number) => (await store.list({ query, limit: 2, offset })).map((found) => found.id)
    expect([await page(0), await page(2), await page(4), await page(6)]).toEqual([
      ['c5', 'c4'],
      ['c3', 'c2'],
      ['c1'],
      [],
    ])
  })
}
