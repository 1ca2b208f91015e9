import { fingerprintOf, type Memories } from '@eva/core'
import type { Kysely } from 'kysely'
import { fromNewMemory, MEMORY_COLUMNS, type MemoryRow, toMemory } from './rows.ts'
import type { Schema } from './schema.ts'
import { searchWords } from './search-words.ts'
import type { StorageDialect } from './storage-dialect.ts'

/** How a store runs its queries: with its own words for a failure, writes one after another. */
export type Queries = {
  readonly read: <T>(failure: string, query: () => Promise<T>) => Promise<T>
  readonly write: <T>(failure: string, query: () => Promise<T>) => Promise<T>
}

const NOT_READ = 'The memories could not be read.'
const NOT_KEPT = 'A memory could not be stored.'
const NOT_FORGOTTEN = 'A memory could not be forgotten.'

/** The memories of a store over any database that Kysely speaks to. */
export function createKyselyMemories(db: Kysely<Schema>, dialect: StorageDialect, { read, write }: Queries): Memories {
  /** Whether there is anything to find; `null` until somebody has looked. */
  let holdsAny: boolean | null = null
  let kept = 0

  async function look<T>(query: () => Promise<readonly T[]>): Promise<readonly T[]> {
    const before = kept
    const found = holdsAny ?? (await hasRows(db))
    // What was kept meanwhile may not have been seen.
    if (kept === before) holdsAny = found
    return found ? query() : []
  }

  return {
    mayHoldAny: () => holdsAny !== false,

    remember: (memory) => {
      return write(NOT_KEPT, () =>
        db.transaction().execute(async (trx) => {
          const known = await trx
            .selectFrom('memories')
            .select('id')
            .where('fingerprint', '=', fingerprintOf(memory.text))
            .executeTakeFirst()
          if (known !== undefined) return null
          const replaced =
            memory.key === null
              ? undefined
              : await trx
                  .deleteFrom('memories')
                  .where('key', '=', memory.key)
                  .returning(MEMORY_COLUMNS)
                  .executeTakeFirst()
          const row = await trx
            .insertInto('memories')
            .values(fromNewMemory(memory))
            .returning(MEMORY_COLUMNS)
            .executeTakeFirstOrThrow()
          return { memory: toMemory(row), replaced: replaced === undefined ? null : toMemory(replaced) }
        }),
      ).finally(() => {
        kept += 1
        holdsAny = null
      })
    },

    matching: (beginnings, limit) =>
      read(NOT_READ, async () => {
        const words = beginnings.flatMap(searchWords)
        if (words.length === 0) return []
        const hits = await look(() => dialect.matchingMemories(db, words, limit))
        return hits.map((hit) => ({ memory: toMemory(hit), relevance: hit.relevance }))
      }),

    ofKinds: (kinds, limit) =>
      read(NOT_READ, async () => {
        if (kinds.length === 0) return []
        const rows = await look(() => latestFirst(db).where('kind', 'in', kinds).limit(limit).execute())
        return rows.map(toMemory)
      }),

    noteRecalled: (ids, atMs) =>
      write(NOT_KEPT, async () => {
        await db
          .updateTable('memories')
          .set((eb) => ({ recalled: eb('recalled', '+', 1), last_recalled_at_ms: atMs }))
          .where('id', 'in', ids)
          .execute()
      }),

    list: ({ query, limit, offset }) =>
      read(NOT_READ, async () => {
        const words = searchWords(query)
        if (query.trim() !== '' && words.length === 0) return { total: 0, memories: [] }
        const { total, rows } = await (words.length === 0
          ? page(db, limit, offset)
          : dialect.searchMemories(db, { words, limit, offset }))
        return { total, memories: rows.map(toMemory) }
      }),

    edit: (id, text, atMs) =>
      write(NOT_KEPT, async () => {
        const row = await db
          .updateTable('memories')
          .set({ text, fingerprint: fingerprintOf(text), updated_at_ms: atMs, edited: 1 })
          .where('id', '=', id)
          .returning(MEMORY_COLUMNS)
          .executeTakeFirst()
        // The words that stood there are gone, as if they had been forgotten.
        if (row !== undefined) await dialect.eraseTraces(db)
        return row === undefined ? null : toMemory(row)
      }),

    forget: (id) =>
      write(NOT_FORGOTTEN, async () => {
        const { numDeletedRows } = await db.deleteFrom('memories').where('id', '=', id).executeTakeFirstOrThrow()
        if (numDeletedRows > 0n) await dialect.eraseTraces(db)
        return numDeletedRows > 0n
      }),

    forgetAll: () =>
      write('The memories could not be forgotten.', async () => {
        await db.deleteFrom('memories').execute()
        await dialect.eraseTraces(db)
      }),

    setOffRecord: (conversationId, isOff) =>
      write('It could not be noted that this is off the record.', async () => {
        const row = { conversation_id: conversationId }
        if (isOff)
          await db
            .insertInto('off_record')
            .values(row)
            .onConflict((conflict) => conflict.doNothing())
            .execute()
        else await db.deleteFrom('off_record').where('conversation_id', '=', conversationId).execute()
      }),

    isOffRecord: (conversationId) =>
      read(NOT_READ, async () => {
        const query = db
          .selectFrom('off_record')
          .select('conversation_id')
          .where('conversation_id', '=', conversationId)
        return (await query.executeTakeFirst()) !== undefined
      }),
  }
}

/** Within the deletion of a conversation: nothing leads back to it any more. */
export async function leaveMemoriesBehind(db: Kysely<Schema>, conversationId: string): Promise<void> {
  await db
    .updateTable('memories')
    .set({ conversation_id: null, turn_id: null })
    .where('conversation_id', '=', conversationId)
    .execute()
  await db.deleteFrom('off_record').where('conversation_id', '=', conversationId).execute()
}

async function hasRows(db: Kysely<Schema>): Promise<boolean> {
  return (await db.selectFrom('memories').select('row_id').limit(1).executeTakeFirst()) !== undefined
}

const latestFirst = (db: Kysely<Schema>) =>
  db.selectFrom('memories').select(MEMORY_COLUMNS).orderBy('updated_at_ms', 'desc').orderBy('row_id', 'desc')

async function page(
  db: Kysely<Schema>,
  limit: number,
  offset: number,
): Promise<{ total: number; rows: readonly MemoryRow[] }> {
  const { total } = await db
    .selectFrom('memories')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { total, rows: await latestFirst(db).limit(limit).offset(offset).execute() }
}
