import type { Clock, ConversationSummary } from '@eva/core'
import { type Kysely, sql } from 'kysely'
import { toSummary } from '../rows.ts'
import type { Schema } from '../schema.ts'
import type { SearchPage, StorageDialect } from '../storage-dialect.ts'
import { matchExpression } from './match-expression.ts'
import { matchingMemories, searchMemories } from './memory-search.ts'
import { BUSY_PAUSE_MS, MAX_BUSY_WAIT_MS } from './retry-while-busy.ts'
import { sqliteErrorCode } from './sqlite-error-code.ts'

/** Words of a snippet: about one line of the conversation list. FTS5 allows up to 64. */
const SNIPPET_WORDS = 12

/** Advice by SQLite's primary result code. */
const FIXES: Readonly<Record<number, string>> = {
  5: 'Another program has locked the database file; close it and try again.',
  8: 'The database file or its folder is read-only; give Eva the right to write there.',
  10: 'The disk refused to be read or written; check that it has free space and is in order.',
  11: 'The database file is damaged; restore a backup, or move the file away to begin anew.',
  13: 'The disk is full; free some space and try again.',
  14: 'The database file cannot be opened; check that its folder exists and belongs to you.',
  26: 'The file is not a database; move it away, or set another data folder.',
}

type SearchRow = {
  id: string
  title: string
  created_at_ms: number
  updated_at_ms: number
  turns: number
  off_record: number
  snippet: string
}

/** What SQLite does in its own way: word search by FTS5, erasing by checkpoint, and its result codes. */
export function sqliteStorageDialect(clock: Clock): StorageDialect {
  return {
    search,
    matchingMemories,
    searchMemories,
    eraseTraces: (db) => eraseTraces(db, clock),
    fixFor: fixForSqlite,
  }
}

/** What the person can do about an error of SQLite; `undefined` for what needs no advice or is none of its errors. */
export function fixForSqlite(thrown: unknown): string | undefined {
  const code = sqliteErrorCode(thrown)
  return code === null ? undefined : FIXES[code]
}

async function search(db: Kysely<Schema>, page: SearchPage): Promise<readonly ConversationSummary[]> {
  const match = matchExpression(page.words)
  // Snippets are made for the page only, since each reads its turn's whole text, and all in one pass over the index:
  // `cross join` keeps SQLite from looking the words up again for every row.
  const { rows } = await sql<SearchRow>`
    with hits as materialized (
      select turns.conversation_id, min(turns.row_id) as turn_row_id
      from turn_words join turns on turns.row_id = turn_words.rowid
      where turn_words match ${match} and turns.replaced = 0
      group by turns.conversation_id
    ), page as materialized (
      select conversations.*, hits.turn_row_id
      from hits join conversations on conversations.id = hits.conversation_id
      order by conversations.updated_at_ms desc, conversations.row_id desc
      limit ${page.limit} offset ${page.offset}
    )
    select
      page.id, page.title, page.created_at_ms, page.updated_at_ms,
      exists (select 1 from off_record where conversation_id = page.id) as off_record,
      (select count(*) from turns where turns.conversation_id = page.id and turns.replaced = 0) as turns,
      snippet(turn_words, -1, '', '', '…', ${SNIPPET_WORDS}) as snippet
    from turn_words cross join page on page.turn_row_id = turn_words.rowid
    where turn_words match ${match}
    order by page.updated_at_ms desc, page.row_id desc
  `.execute(db)
  return rows.map((row) => toSummary({ ...row, snippet: row.snippet.replace(/\s+/gu, ' ').trim() }))
}

/**
 * SQLite overwrites deleted text in the database file (`secure_delete`), but its log still holds the pages as they
 * were. A checkpoint or another process that is reading just then can be in the way; should it stay there, the log is
 * emptied by the next deletion or by closing the store.
 */
async function eraseTraces(db: Kysely<Schema>, clock: Clock): Promise<void> {
  const giveUpAtMs = clock.nowMs() + MAX_BUSY_WAIT_MS
  for (;;) {
    const { rows } = await sql<{ busy: 0 | 1 }>`pragma wal_checkpoint(truncate)`.execute(db)
    if (rows[0]?.busy === 0 || clock.nowMs() >= giveUpAtMs) return
    await clock.sleep(BUSY_PAUSE_MS)
  }
}
