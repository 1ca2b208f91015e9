import { expect, it } from 'vitest'
import { finishedTurn, newTurn, ROUTE, type StoreUnderTest, WATERFALL_WITH_GAPS } from './store-under-test.ts'

export function itKeepsTurns(underTest: () => StoreUnderTest): void {
  it('keeps a message as running until its answer is finished', async () => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1', number: 7, message: 'Hello', createdAtMs: 1_000 }))
    expect(await store.turns('c')).toEqual([
      {
        id: 't1',
        conversationId: 'c',
        number: 7,
        message: 'Hello',
        status: 'running',
        generated: '',
        spoken: '',
        heard: '',
        provider: null,
        model: null,
        voice: null,
        tokens: 0,
        latencyMs: null,
        ttftMs: null,
        waterfall: null,
        routes: [],
        createdAtMs: 1_000,
      },
    ])
  })

  it('gives back everything about a finished turn', async () => {
    const { store } = underTest()
    const began = newTurn({ id: 't1', message: 'Tell me a story', createdAtMs: 1_000 })
    const finished = finishedTurn({
      id: 't1',
      status: 'interrupted',
      generated: 'Once upon a time.',
      spoken: 'Once upon',
      heard: 'Once',
      provider: 'local',
      model: 'qwen',
      voice: 'slt',
      tokens: 42,
      latencyMs: 1_234.5,
      ttftMs: 56.75,
      waterfall: WATERFALL_WITH_GAPS,
      routes: [ROUTE, { ...ROUTE, cause: 'restored', until_ms: null }],
    })
    await store.beginTurn(began)
    await store.finishTurn(finished)
    const { replaces: _, ...kept } = began
    expect(await store.turns('c')).toEqual([{ ...kept, ...finished }])
  })

  it('gives back a failed turn about which nothing is known', async () => {
    const { store } = underTest()
    const finished = finishedTurn({
      id: 't1',
      status: 'failed',
      provider: null,
      model: null,
      tokens: 0,
      latencyMs: null,
      ttftMs: null,
    })
    await store.beginTurn(newTurn({ id: 't1' }))
    await store.finishTurn(finished)
    expect((await store.turns('c'))[0]).toMatchObject(finished)
  })

  it('records what was heard after the end, and nothing else with it', async () => {
    const { store } = underTest()
    const finished = finishedTurn({ id: 't1', generated: 'One. Two.', spoken: 'One. Two.', heard: 'One.' })
    await store.beginTurn(newTurn({ id: 't1' }))
    await store.beginTurn(newTurn({ id: 't2', number: 2 }))
    await store.finishTurn(finished)
    await store.recordHeard('t1', 'One. Two.')
    const [first, second] = await store.turns('c')
    expect(first).toMatchObject({ ...finished, heard: 'One. Two.' })
    expect(second).toMatchObject({ heard: '', status: 'running' })
  })

  it('lets what comes too late, for a turn that is gone, come to nothing', async () => {
    const { store } = underTest()
    await store.finishTurn(finishedTurn({ id: 'gone' }))
    await store.recordHeard('gone', 'Hello')
    expect(await store.list({ query: '', limit: 10, offset: 0 })).toEqual([])
    expect(await store.countTurns(0)).toEqual({ total: 0, since: 0, switches: 0 })
  })

  it('refuses an id or a number that is taken, and changes nothing then', async () => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1', message: 'First', createdAtMs: 1_000 }))
    const sameId = newTurn({ id: 't1', conversationId: 'other', message: 'Second', createdAtMs: 2_000 })
    await expect(store.beginTurn(sameId)).rejects.toMatchObject({ name: 'EvaError', code: 'storage_failed' })
    const sameNumber = newTurn({ id: 't2', message: 'Second', createdAtMs: 2_000, replaces: 't1' })
    await expect(store.beginTurn(sameNumber)).rejects.toMatchObject({ name: 'EvaError', code: 'storage_failed' })
    expect(await store.conversation('other')).toBeNull()
    expect((await store.conversation('c'))?.updatedAtMs).toBe(1_000)
    expect((await store.turns('c')).map((turn) => turn.message)).toEqual(['First'])
  })

  it.each([
    ['French', 'Où est le cœur de l’été, là-bas ? Ça va — «très» bien…'],
    ['other scripts', '你好，世界 · Привет · مرحبا · हिन्दी · 👩‍👩‍👧‍👦🇫🇷'],
    ['quotes and SQL', `'; drop table turns; -- "double" \`back\` \\ % _ ? $1 :name @x`],
    ['line ends and tabs', 'a\r\nb\n\tc\u2028d '],
    ['accents in two pieces', 'e\u0301te\u0301'],
    ['nothing', ''],
  ])('keeps %s exactly', async (_case, text) => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1', message: text }))
    await store.finishTurn(finishedTurn({ id: 't1', generated: text, spoken: text, heard: text, model: text }))
    expect((await store.turns('c'))[0]).toMatchObject({
      message: text,
      generated: text,
      spoken: text,
      heard: text,
      model: text,
    })
  })

  it('keeps an answer of 100 KB', async () => {
    const { store } = underTest()
    const answer = Array.from({ length: 12_500 }, (_, index) => `été${index % 10_000}`.padEnd(6, 'x')).join(' ')
    expect(Buffer.byteLength(answer)).toBeGreaterThan(100_000)
    await store.beginTurn(newTurn({ id: 't1' }))
    await store.finishTurn(finishedTurn({ id: 't1', generated: answer }))
    expect((await store.turns('c'))[0]?.generated).toBe(answer)
    const [found] = await store.list({ query: 'ete9876', limit: 10, offset: 0 })
    expect(found?.snippet).toContain('été9876')
    expect(found?.snippet?.length).toBeLessThan(300)
  })
}
