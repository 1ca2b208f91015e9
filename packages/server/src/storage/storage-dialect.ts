import type { ConversationSummary } from '@eva/core'
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

export type SearchPage = {
  /** At least one; the last one may be the beginning of a word. */
  readonly words: readonly string[]
  readonly limit: number
  readonly offset: number
}

/** What one database does in its own way; everything else is said once, in Kysely's words. */
export type StorageDialect = {
  /** Conversations with a turn that holds every word, latest first, each with the words around its first match. */
  search(db: Kysely<Schema>, page: SearchPage): Promise<readonly ConversationSummary[]>
  /** After a deletion: takes the deleted words out of every file that still holds them. */
  eraseTraces(db: Kysely<Schema>): Promise<void>
  /** What the person can do about a failure, in one sentence; `undefined` when there is nothing to advise. */
  fixFor(thrown: unknown): string | undefined
}
