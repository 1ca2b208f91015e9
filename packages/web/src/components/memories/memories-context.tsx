'use client'
import { useStore } from 'zustand'
import { createMemories, type MemoriesPage, type MemoriesState } from '../../lib/memories/memories.ts'
import { createMemoriesApi } from '../../lib/memories/memories-api.ts'
import { browserTimers } from '../../lib/timers.ts'
import { shared } from '../shared.tsx'

const [MemoriesProvider, useMemoryActions] = shared<MemoriesPage>('MemoriesProvider', () =>
  createMemories(
    createMemoriesApi((input, init) => fetch(input, init)),
    browserTimers,
  ),
)

/** Around the page of what she remembers. */
export { MemoriesProvider, useMemoryActions }

export const useMemories = (): MemoriesState => useStore(useMemoryActions().store)
