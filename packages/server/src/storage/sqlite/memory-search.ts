import { type Kysely, sql } from 'kysely'
import { MEMORY_COLUMNS } from '../rows.ts'
import type { Schema } from '../schema.ts'
import type { FoundMemories, MemoryHit, SearchPage } from '../storage-dialect.ts'
import { anyBeginning, matchExpression } from './match-expression.ts'

const COLUMNS = sql.join(MEMORY_COLUMNS.map((column) => sql.ref(`memories.${column}`)))

/** By FTS5's own measure: a rare word in a short sentence weighs most. */
export async function matchingMemories(
  db: Kysely<Schema>,
  beginnings: readonly string[],
  limit: number,
): Promise<readonly MemoryHit[]> {
  // The best are found in the index alone; the sentences are read for these only.
  const { rows } = await sql<MemoryHit>`
    with hits as materialized (
      select rowid as row_id, -bm25(memory_words) as relevance from memory_words
      where memory_words match ${anyBeginning(beginnings)}
      order by relevance desc limit ${limit}
    )
    select ${COLUMNS}, hits.relevance from hits join memories on memories.row_id = hits.row_id
    order by hits.relevance desc, memories.updated_at_ms desc
  `.execute(db)
  return rows
}

export async function searchMemories(db: Kysely<Schema>, { words, limit, offset }: SearchPage): Promise<FoundMemories> {
  const hits = sql`memory_words join memories on memories.row_id = memory_words.rowid
    where memory_words match ${matchExpression(words)}`
  const counted = await sql<{ total: number }>`select count(*) as total from ${hits}`.execute(db)
  const { rows } = await sql<Omit<MemoryHit, 'relevance'>>`
    select ${COLUMNS} from ${hits}
    order by memories.updated_at_ms desc, memories.row_id desc
    limit ${limit} offset ${offset}
  `.execute(db)
  return { total: counted.rows[0]?.total ?? 0, rows }
}
