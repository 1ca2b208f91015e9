import type { MemoryBody } from '@eva/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../conversation/conversation.ts'
import type { Outcome } from '../request.ts'
import type { Timers } from '../timers.ts'
import type { MemoriesApi } from './memories-api.ts'

export type MemoriesState = {
  loading: boolean
  paused: boolean
  /** What is searched for; empty for all. */
  query: string
  /** Of the whole search; more of it may be loaded than is shown. */
  total: number
  /** The latest change first. */
  memories: readonly MemoryBody[]
  problem: Problem | null
}

export type MemoriesPage = {
  store: StoreApi<MemoriesState>
  open(): Promise<void>
  search(query: string): void
  more(): Promise<void>
  /** Resolves to whether it was kept. */
  write(text: string): Promise<boolean>
  edit(id: string, text: string): Promise<boolean>
  forget(id: string): Promise<void>
  forgetAll(): Promise<void>
  pause(paused: boolean): Promise<void>
}

/** So long a search waits for the next letter, in ms. */
const SEARCH_RESTS_MS = 200

/** What she remembers, as its page shows it. */
export function createMemories(api: MemoriesApi, timers: Timers): MemoriesPage {
  const store = createStore<MemoriesState>(() => ({
    loading: true,
    paused: false,
    query: '',
    total: 0,
    memories: [],
    problem: null,
  }))
  const set = store.setState
  let latest = 0
  let cancel: (() => void) | null = null

  const load = async (offset: number): Promise<void> => {
    const mine = ++latest
    const outcome = await api.list(store.getState().query, offset)
    // Another search has begun since.
    if (mine !== latest) return
    if (!outcome.ok) return set({ problem: outcome.problem, loading: false })
    const { paused, total, memories } = outcome.value
    set((state) => ({
      loading: false,
      paused,
      total,
      memories: offset === 0 ? memories : [...state.memories, ...memories],
    }))
  }

  const did = <Value>(outcome: Outcome<Value>): outcome is { ok: true; value: Value } => {
    set({ problem: outcome.ok ? null : outcome.problem })
    return outcome.ok
  }

  return {
    store,
    open: () => load(0),
    search(query) {
      set({ query })
      cancel?.()
      cancel = timers.after(SEARCH_RESTS_MS, () => void load(0))
    },
    more: () => load(store.getState().memories.length),
    async write(text) {
      const outcome = await api.write(text)
      if (!did(outcome)) return false
      await load(0)
      return true
    },
    async edit(id, text) {
      const outcome = await api.edit(id, text)
      if (!did(outcome)) return false
      const edited = outcome.value
      set(({ memories }) => ({ memories: memories.map((each) => (each.id === id ? edited : each)) }))
      return true
    },
    async forget(id) {
      if (!did(await api.forget(id))) return
      set(({ memories, total }) => ({ memories: memories.filter((each) => each.id !== id), total: total - 1 }))
    },
    async forgetAll() {
      if (did(await api.forgetAll())) set({ memories: [], total: 0, query: '' })
    },
    async pause(paused) {
      set({ paused })
      if (!did(await api.pause(paused))) set({ paused: !paused })
    },
  }
}

/** Most memories that are told as lately in mind. */
const LATELY = 4

/** What she had in mind last, of what is shown. */
export const latelyInMind = (memories: readonly MemoryBody[]): readonly MemoryBody[] =>
  memories
    .filter(({ last_recalled_at }) => last_recalled_at !== null)
    .toSorted((a, b) => (b.last_recalled_at ?? '').localeCompare(a.last_recalled_at ?? ''))
    .slice(0, LATELY)
