/** What a memory is about; recall looks for kinds as well as for words. */
export const MEMORY_KINDS = [
  'name',
  'home',
  'origin',
  'work',
  'family',
  'pet',
  'age',
  'birthday',
  'health',
  'taste',
  'plan',
  'note',
] as const
export type MemoryKind = (typeof MEMORY_KINDS)[number]

/** One thing that she remembers about the person. */
export type Memory = {
  readonly id: string
  readonly kind: MemoryKind
  /** What there can only be one of: `home`, `pet dog`; a later one takes its place. `null` where there may be many. */
  readonly key: string | null
  /** As the person would say it, one sentence: "I live in Lyon." */
  readonly text: string
  /** The sentence that caused it; empty for one that was written by hand. */
  readonly source: string
  /** Where it was said; `null` for one that was written by hand, and once that conversation is deleted. */
  readonly conversationId: string | null
  readonly turnId: string | null
  readonly createdAtMs: number
  readonly updatedAtMs: number
  /** Changed by hand. */
  readonly isEdited: boolean
  /** In how many turns she had it in mind, and when last. */
  readonly recalled: number
  readonly lastRecalledAtMs: number | null
}

export type NewMemory = Pick<
  Memory,
  'id' | 'kind' | 'key' | 'text' | 'source' | 'conversationId' | 'turnId' | 'createdAtMs'
>

/** A memory that was kept, and what it took the place of. */
export type Remembered = { readonly memory: Memory; readonly replaced: Memory | null }

/** A memory, and how well it fits what was asked: 0 not at all, more is better. */
export type Match = { readonly memory: Memory; readonly relevance: number }

/**
 * Where memories live: part of a store, and under the same promises. What is forgotten is gone from every index and file
 * when the promise resolves.
 */
export type Memories = {
  /** `false` only where it is certain that there is none: then no first word waits for a look. Takes no time. */
  mayHoldAny(): boolean
  /** Keeps it, in the place of the one with its key; `null` where the same words (`fingerprintOf`) are kept already. */
  remember(memory: NewMemory): Promise<Remembered | null>
  /** Those that hold a word which begins like one of these, the best first. Words are lower case, without accents. */
  matching(beginnings: readonly string[], limit: number): Promise<readonly Match[]>
  /** Those of these kinds, the latest first. */
  ofKinds(kinds: readonly MemoryKind[], limit: number): Promise<readonly Memory[]>
  /** She had them in mind in a turn. */
  noteRecalled(ids: readonly string[], atMs: number): Promise<void>
  /** Those that hold every word of the query, the latest change first; all for an empty one. `total` counts them all. */
  list(page: {
    readonly query: string
    readonly limit: number
    readonly offset: number
  }): Promise<{ readonly total: number; readonly memories: readonly Memory[] }>
  /** Writes it anew, by hand; `null` when there is no such memory. */
  edit(id: string, text: string, atMs: number): Promise<Memory | null>
  /** `false` when there is no such memory. */
  forget(id: string): Promise<boolean>
  forgetAll(): Promise<void>
  /** Whether nothing of a conversation is remembered, and nothing recalled in it; also before its first message. */
  setOffRecord(conversationId: string, isOff: boolean): Promise<void>
  isOffRecord(conversationId: string): Promise<boolean>
}
