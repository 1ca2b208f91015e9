import type { MemoryBody } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { fakeTimers } from '../testing/fake-timers.ts'
import { createMemories, latelyInMind } from './memories.ts'
import type { MemoriesApi } from './memories-api.ts'

const memory = (id: string, text = id, last_recalled_at: string | null = null): MemoryBody => ({
  id,
  text,
  source: '',
  session_id: null,
  turn_id: null,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  edited: false,
  recalled: 0,
  last_recalled_at,
})

const REFUSED = { ok: false, problem: { code: 'invalid_request', message: 'No.', fix: null } } as const

/** An Eva who remembers these, two to a page. */
function remembering(...known: MemoryBody[]) {
  const asked: string[] = []
  const api: MemoriesApi = {
    async list(query, offset) {
      asked.push(`${query}@${offset}`)
      const found = known.filter(({ text }) => text.includes(query))
      return { ok: true, value: { paused: false, total: found.length, memories: found.slice(offset, offset + 2) } }
    },
    async write(text) {
      if (text === 'secret') return REFUSED
      known.unshift(memory(text))
      return { ok: true, value: memory(text) }
    },
    edit: async (id, text) =>
      text === 'secret' ? REFUSED : { ok: true, value: { ...memory(id, text), edited: true } },
    forget: async () => ({ ok: true, value: undefined }),
    forgetAll: async () => ({ ok: true, value: undefined }),
    pause: async () => REFUSED,
  }
  const timers = fakeTimers()
  const page = createMemories(api, timers)
  const ids = () => page.store.getState().memories.map(({ id }) => id)
  return { page, asked, timers, ids }
}

describe('the page of what she remembers', () => {
  it('loads page by page', async () => {
    const { page, ids } = remembering(memory('a'), memory('b'), memory('c'))
    await page.open()
    expect([page.store.getState().total, ids()]).toEqual([3, ['a', 'b']])
    await page.more()
    expect(ids()).toEqual(['a', 'b', 'c'])
  })

  it('searches when the typing rests', async () => {
    const { page, asked, timers, ids } = remembering(memory('cat'), memory('dog'))
    page.search('d')
    page.search('do')
    timers.advance(200)
    await Promise.resolve()
    await Promise.resolve()
    expect(asked).toEqual(['do@0'])
    expect(ids()).toEqual(['dog'])
  })

  it('shows what was written, edited and forgotten, and says what was refused', async () => {
    const { page, ids } = remembering(memory('a'))
    await page.open()
    expect(await page.write('b')).toBe(true)
    expect(ids()).toEqual(['b', 'a'])
    expect(await page.edit('a', 'secret')).toBe(false)
    expect(page.store.getState().problem?.message).toBe('No.')
    expect(await page.edit('a', 'changed')).toBe(true)
    expect(page.store.getState()).toMatchObject({ problem: null, memories: [{ id: 'b' }, { text: 'changed' }] })
    await page.forget('b')
    expect([page.store.getState().total, ids()]).toEqual([1, ['a']])
    await page.forgetAll()
    expect(ids()).toEqual([])
    await page.pause(true)
    expect(page.store.getState()).toMatchObject({ paused: false, problem: { message: 'No.' } })
  })

  it('tells what she had in mind last', () => {
    const known = [memory('a', 'a', '2026-01-02'), memory('b'), memory('c', 'c', '2026-01-03')]
    expect(latelyInMind(known).map(({ id }) => id)).toEqual(['c', 'a'])
  })
})
