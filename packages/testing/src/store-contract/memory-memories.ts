import { fingerprintOf, type Match, type Memories, type Memory, type NewMemory, plainWords } from '@eva/core'
import { holdsEveryWord, wordsOf } from './memory-search.ts'

/** The memories of a store in memory, and what the deletion of a conversation does to them. */
export type MemoryMemories = Memories & {
  leaveBehind(conversationId: string): void
  offRecord(id: string): boolean
  clear(): void
}

/** @param whileOpen runs the work at once, unless the store is closed */
export function createMemoryMemories(whileOpen: <T>(work: () => T) => Promise<T>): MemoryMemories {
  const memories = new Map<string, Memory>()
  const offRecord = new Set<string>()

  /** Entries that were changed later come first, and of equal ones those that were made later. */
  const latestFirst = (): readonly Memory[] =>
    [...memories.values()].reverse().sort((a, b) => b.updatedAtMs - a.updatedAtMs)

  function remember(memory: NewMemory): { memory: Memory; replaced: Memory | null } | null {
    const others = [...memories.values()]
    if (others.some(({ text }) => fingerprintOf(text) === fingerprintOf(memory.text))) return null
    const replaced = others.find(({ key }) => key !== null && key === memory.key) ?? null
    if (replaced !== null) memories.delete(replaced.id)
    const kept = { ...memory, ...NEVER_RECALLED, updatedAtMs: memory.createdAtMs }
    memories.set(memory.id, kept)
    return { memory: kept, replaced }
  }

  function matching(beginnings: readonly string[]): readonly Match[] {
    return latestFirst()
      .map((memory) => ({ memory, relevance: relevanceOf(memory, beginnings) }))
      .filter(({ relevance }) => relevance > 0)
      .sort((a, b) => b.relevance - a.relevance)
  }

  function found(query: string): readonly Memory[] {
    const words = wordsOf(query)
    if (query.trim() === '') return latestFirst()
    return words.length === 0 ? [] : latestFirst().filter(({ text }) => holdsEveryWord(text, words))
  }

  function edit(id: string, text: string, updatedAtMs: number): Memory | null {
    const memory = memories.get(id)
    if (memory === undefined) return null
    const edited = { ...memory, text, updatedAtMs, isEdited: true }
    memories.set(id, edited)
    return edited
  }

  return {
    mayHoldAny: () => true,
    remember: (memory) => whileOpen(() => remember(memory)),
    matching: (beginnings, limit) => whileOpen(() => matching(beginnings).slice(0, limit)),
    ofKinds: (kinds, limit) =>
      whileOpen(() =>
        latestFirst()
          .filter(({ kind }) => kinds.includes(kind))
          .slice(0, limit),
      ),
    noteRecalled: (ids, atMs) =>
      whileOpen(() => {
        for (const id of ids) {
          const memory = memories.get(id)
          if (memory !== undefined) {
            memories.set(id, { ...memory, recalled: memory.recalled + 1, lastRecalledAtMs: atMs })
          }
        }
      }),
    list: ({ query, limit, offset }) =>
      whileOpen(() => ({ total: found(query).length, memories: found(query).slice(offset, offset + limit) })),
    edit: (id, text, atMs) => whileOpen(() => edit(id, text, atMs)),
    forget: (id) => whileOpen(() => memories.delete(id)),
    forgetAll: () => whileOpen(() => memories.clear()),
    setOffRecord: (id, isOff) =>
      whileOpen(() => {
        if (isOff) offRecord.add(id)
        else offRecord.delete(id)
      }),
    isOffRecord: (id) => whileOpen(() => offRecord.has(id)),
    offRecord: (id) => offRecord.has(id),
    clear() {
      memories.clear()
      offRecord.clear()
    },
    leaveBehind(conversationId) {
      offRecord.delete(conversationId)
      for (const memory of memories.values()) {
        if (memory.conversationId !== conversationId) continue
        memories.set(memory.id, { ...memory, conversationId: null, turnId: null })
      }
    },
  }
}

const NEVER_RECALLED = { isEdited: false, recalled: 0, lastRecalledAtMs: null } as const

/** How many of the beginnings a memory has a word for. */
function relevanceOf({ text }: Memory, beginnings: readonly string[]): number {
  const words = plainWords(text)
  return beginnings.filter((beginning) => words.some((word) => word.startsWith(beginning))).length
}
