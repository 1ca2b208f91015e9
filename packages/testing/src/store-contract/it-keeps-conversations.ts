import { expect, it } from 'vitest'
import { newTurn, type StoreUnderTest } from './store-under-test.ts'

export function itKeepsConversations(underTest: () => StoreUnderTest): void {
  it('names the version of its contract', () => {
    expect(underTest().store.specification).toBe('v1')
  })

  it('knows no conversation before the first message', async () => {
    const { store } = underTest()
    expect(await store.conversation('c')).toBeNull()
    expect(await store.turns('c')).toEqual([])
    expect(await store.lastTurnNumber('c')).toBe(0)
  })

  it('makes the conversation with its first message, and dates it by its messages', async () => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1', message: 'Good morning', createdAtMs: 1_000 }))
    expect(await store.conversation('c')).toEqual({
      id: 'c',
      title: 'Good morning',
      createdAtMs: 1_000,
      updatedAtMs: 1_000,
      offRecord: false,
    })
    await store.beginTurn(newTurn({ id: 't2', number: 2, message: 'And now?', createdAtMs: 2_000 }))
    expect(await store.conversation('c')).toEqual({
      id: 'c',
      title: 'Good morning',
      createdAtMs: 1_000,
      updatedAtMs: 2_000,
      offRecord: false,
    })
  })

  it.each([
    ['a short message whole, on one line', '  Hello,\n\n  Eva! ', 'Hello, Eva!'],
    [
      'the first words of a long one',
      'Could you tell me what the weather will be like tomorrow in the mountains?',
      'Could you tell me what the weather will be like tomorrow in',
    ],
    [
      'sixty characters that end with a word',
      `${'a'.repeat(29)} ${'b'.repeat(30)} c`,
      `${'a'.repeat(29)} ${'b'.repeat(30)}`,
    ],
    ['a beginning of one endless word', 'x'.repeat(200), 'x'.repeat(60)],
    ['no half of a character', `${'x'.repeat(59)}😀😀`, 'x'.repeat(59)],
  ])('makes a title of %s', async (_case, message, title) => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1', message }))
    expect((await store.conversation('c'))?.title).toBe(title)
  })

  it('renames, and leaves the date alone', async () => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1', createdAtMs: 1_000 }))
    expect(await store.rename('c', "L'été – “notes” \\ 😀")).toBe(true)
    expect(await store.conversation('c')).toMatchObject({ title: "L'été – “notes” \\ 😀", updatedAtMs: 1_000 })
    await store.beginTurn(newTurn({ id: 't2', number: 2, message: 'More' }))
    expect((await store.conversation('c'))?.title).toBe("L'été – “notes” \\ 😀")
  })

  it('says so when there is nothing to rename', async () => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1', conversationId: 'abc' }))
    expect(await store.rename('ab', 'Other')).toBe(false)
    expect(await store.rename('ABC', 'Other')).toBe(false)
    expect((await store.conversation('abc'))?.title).toBe('Hello')
  })

  it('keeps apart conversations and turns whose ids begin alike', async () => {
    const { store } = underTest()
    const ids = ['ab', 'abc', 'a', 'AB', 'a_', 'a%', 'ab-1']
    for (const [index, id] of ids.entries()) {
      await store.beginTurn(newTurn({ id: `${id}-t`, conversationId: id, number: index + 1, message: `I am ${id}` }))
    }
    for (const [index, id] of ids.entries()) {
      expect((await store.turns(id)).map((turn) => [turn.id, turn.message])).toEqual([[`${id}-t`, `I am ${id}`]])
      expect(await store.lastTurnNumber(id)).toBe(index + 1)
    }
    await store.recordHeard('ab-t', 'only here')
    expect((await store.turns('abc'))[0]?.heard).toBe('')
    expect(await store.delete('ab')).toBe(true)
    expect(await store.conversation('ab')).toBeNull()
    expect((await store.turns('abc')).length).toBe(1)
    expect((await store.turns('ab-1')).length).toBe(1)
  })

  it('checks itself, without leaving a trace', async () => {
    const { store } = underTest()
    await expect(Promise.all([store.check(), store.check()])).resolves.toEqual([undefined, undefined])
    expect(await store.list({ query: '', limit: 10, offset: 0 })).toEqual([])
    expect(await store.countTurns(0)).toEqual({ total: 0, since: 0, switches: 0 })
  })

  it('fails with a code of its own once it is closed, and closes twice without harm', async () => {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 't1' }))
    await store.close()
    await expect(store.turns('c')).rejects.toMatchObject({ code: 'storage_failed' })
    await expect(store.beginTurn(newTurn({ id: 't2', number: 2 }))).rejects.toMatchObject({ code: 'storage_failed' })
    await expect(store.check()).rejects.toMatchObject({ code: 'storage_failed' })
    await store.close()
  })
}
