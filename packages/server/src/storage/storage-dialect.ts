import type { ConversationSummary } from '@eva/core'
import type { Kysely } from 'kysely'
import type { MemoryRow } from './rows.ts'
import type { Schema } from './schema.ts'

export type SearchPage = {
  /** At least one; the last one may be the beginning of a word. */
  readonly words: readonly string[]
  readonly limit: number
  readonly offset: number
}

export type MemoryHit = MemoryRow & { readonly relevance: number }

/** A page, and how many there are beyond it. */
export type FoundMemories = { readonly total: number; readonly rows: readonly MemoryRow[] }

/** What one database does in its own way; everything else is said once, in Kysely's words. */
export type StorageDialect = {
  /** Conversations with a turn that holds every word, latest first, each with the words around its first match. */
  search(db: Kysely<Schema>, page: SearchPage): Promise<readonly ConversationSummary[]>
  /** Memories with a word that begins like one of these, at least one; the best first. */
  matchingMemories(db: Kysely<Schema>, beginnings: readonly string[], limit: number): Promise<readonly MemoryHit[]>
  /** Memories that hold every word, the latest change first. */
  searchMemories(db: Kysely<Schema>, page: SearchPage): Promise<FoundMemories>
  /** After a deletion: takes the deleted words out of every file that still holds them. */
  eraseTraces(db: Kysely<Schema>): Promise<void>
  /** What the person can do about a failure, in one sentence; `undefined` when there is nothing to advise. */
  fixFor(thrown: unknown): string | undefined
}
