import { asEvaError, type Clock, EvaError, type Store } from '@eva/core'
import { type Kysely, sql } from 'kysely'
import { oneAfterAnother } from '../one-after-another.ts'
import { deleteEverything, deleteTurns } from './delete.ts'
import { countTurns, latestFigures } from './figures.ts'
import { createKyselyMemories, leaveMemoriesBehind } from './kysely-memories.ts'
import {
  CONVERSATION_COLUMNS,
  fromFinishedTurn,
  fromNewTurn,
  TURN_COLUMNS,
  toConversation,
  toSummary,
  toTurn,
} from './rows.ts'
import type { Schema } from './schema.ts'
import { searchWords } from './search-words.ts'
import type { StorageDialect } from './storage-dialect.ts'
import { titleFromMessage } from './title.ts'

/**
 * The store over any database that Kysely speaks to, whose tables are up to date. Writes wait for each other, so that
 * they take effect in the order of the calls; reads do not wait. Closing the store closes the database.
 */
export function createKyselyStore(db: Kysely<Schema>, dialect: StorageDialect, clock: Clock): Store {
  const inOrder = oneAfterAnother()

  async function read<T>(failure: string, query: () => Promise<T>): Promise<T> {
    try {
      return await query()
    } catch (thrown) {
      const fix = dialect.fixFor(thrown)
      throw fix === undefined
        ? asEvaError(thrown, 'storage_failed', failure)
        : new EvaError('storage_failed', failure, { cause: thrown, fix })
    }
  }

  const write = <T>(failure: string, query: () => Promise<T>): Promise<T> => read(failure, () => inOrder(query))

  return {
    specification: 'v1',

    memories: createKyselyMemories(db, dialect, { read, write }),

    beginTurn: (turn) =>
      write('The message could not be stored.', () =>
        db.transaction().execute(async (trx) => {
          const { conversationId, replaces, createdAtMs } = turn
          await trx
            .insertInto('conversations')
            .values({
              id: conversationId,
              title: titleFromMessage(turn.message),
              created_at_ms: createdAtMs,
              updated_at_ms: createdAtMs,
            })
            .onConflict((conflict) => conflict.column('id').doUpdateSet({ updated_at_ms: createdAtMs }))
            .execute()
          if (replaces !== null) {
            await trx
              .updateTable('turns')
              .set({ replaced: 1 })
              .where('conversation_id', '=', conversationId)
              .where('replaced', '=', 0)
              .where('number', '>=', ({ selectFrom }) =>
                selectFrom('turns')
                  .select('number')
                  .where('id', '=', replaces)
                  .where('conversation_id', '=', conversationId),
              )
              .execute()
          }
          await trx.insertInto('turns').values(fromNewTurn(turn)).execute()
        }),
      ),

    finishTurn: (turn) =>
      write('The answer could not be stored.', async () => {
        const finished = fromFinishedTurn(turn, clock.wallTimeMs())
        await db.updateTable('turns').set(finished).where('id', '=', turn.id).execute()
      }),

    recordHeard: (turnId, heard) =>
      write('What was heard could not be stored.', async () => {
        await db.updateTable('turns').set({ heard }).where('id', '=', turnId).execute()
      }),

    conversation: (id) =>
      read('The conversation could not be read.', async () => {
        const row = await db
          .selectFrom('conversations')
          .select([...CONVERSATION_COLUMNS, isOffRecord])
          .where('id', '=', id)
          .executeTakeFirst()
        return row === undefined ? null : toConversation(row)
      }),

    turns: (conversationId) =>
      read('The conversation could not be read.', async () => {
        const rows = await db
          .selectFrom('turns')
          .select(TURN_COLUMNS)
          .where('conversation_id', '=', conversationId)
          .where('replaced', '=', 0)
          .orderBy('number')
          .execute()
        return rows.map(toTurn)
      }),

    lastTurnNumber: (conversationId) =>
      read('The conversation could not be read.', async () => {
        const row = await db
          .selectFrom('turns')
          .select(({ fn }) => fn.max<number | null>('number').as('last'))
          .where('conversation_id', '=', conversationId)
          .executeTakeFirst()
        return row?.last ?? 0
      }),

    list: ({ query, limit, offset }) =>
      read('The conversations could not be read.', async () => {
        if (query.trim() !== '') {
          const words = searchWords(query)
          return words.length === 0 ? [] : dialect.search(db, { words, limit, offset })
        }
        const rows = await db
          .selectFrom('conversations')
          .select([...CONVERSATION_COLUMNS, isOffRecord])
          .select((eb) => [
            eb
              .selectFrom('turns')
              .select(({ fn }) => fn.countAll<number>().as('turns'))
              .whereRef('turns.conversation_id', '=', 'conversations.id')
              .where('turns.replaced', '=', 0)
              .$asScalar()
              .$notNull()
              .as('turns'),
          ])
          .orderBy('updated_at_ms', 'desc')
          .orderBy('row_id', 'desc')
          .limit(limit)
          .offset(offset)
          .execute()
        return rows.map((row) => toSummary({ ...row, snippet: null }))
      }),

    rename: (id, title) =>
      write('The conversation could not be renamed.', async () => {
        const { numUpdatedRows } = await db
          .updateTable('conversations')
          .set({ title })
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        return numUpdatedRows > 0n
      }),

    delete: (id) =>
      write('The conversation could not be deleted.', async () => {
        const deleted = await db.transaction().execute(async (trx) => {
          await deleteTurns(trx, id)
          await leaveMemoriesBehind(trx, id)
          return trx.deleteFrom('conversations').where('id', '=', id).executeTakeFirstOrThrow()
        })
        if (deleted.numDeletedRows === 0n) return false
        await dialect.eraseTraces(db)
        return true
      }),

    deleteEverything: () =>
      write('Not everything could be deleted.', async () => {
        await deleteEverything(db)
        await dialect.eraseTraces(db)
      }),

    latestFigures: (limit) => read('The figures could not be read.', () => latestFigures(db, limit)),

    countTurns: (sinceMs) => read('The figures could not be read.', () => countTurns(db, sinceMs)),

    keepQuota: (brain, state) =>
      write('A quota could not be stored.', async () => {
        const json = JSON.stringify(state)
        await db
          .insertInto('quotas')
          .values({ brain, state: json })
          .onConflict((conflict) => conflict.column('brain').doUpdateSet({ state: json }))
          .execute()
      }),

    quotas: () =>
      read('The quotas could not be read.', async () => {
        const rows = await db.selectFrom('quotas').select(['brain', 'state']).execute()
        return new Map(rows.map(({ brain, state }) => [brain, JSON.parse(state)]))
      }),

    keepSetting: (part, value) => write('A setting could not be stored.', () => keepSettings(db, { [part]: value })),

    keepSettings: (values) =>
      write('The settings could not be stored.', async () => {
        await keepSettings(db, values)
        await dialect.eraseTraces(db)
      }),

    setting: (part) =>
      read('A setting could not be read.', async () => {
        const row = await db.selectFrom('settings').select('value').where('part', '=', part).executeTakeFirst()
        return row === undefined ? null : JSON.parse(row.value)
      }),

    check: () =>
      write('A test row could not be stored.', () =>
        db.transaction().execute(async (trx) => {
          const token = String(clock.wallTimeMs())
          const { id } = await trx.insertInto('probes').values({ token }).returning('id').executeTakeFirstOrThrow()
          const row = await trx.selectFrom('probes').select('token').where('id', '=', id).executeTakeFirst()
          if (row?.token !== token)
            throw new EvaError('storage_failed', 'A test row was not there after it was stored.')
          await trx.deleteFrom('probes').where('id', '=', id).execute()
        }),
      ),

    close: () => write('The database could not be closed.', () => db.destroy()),
  }
}

/** Whether nothing of a conversation is to be remembered, as a column of its row. */
const isOffRecord = sql<number>`exists (select 1 from off_record where conversation_id = conversations.id)`.as(
  'off_record',
)

/** Keeps what was set of some parts, all of it or nothing. */
const keepSettings = (db: Kysely<Schema>, values: Readonly<Record<string, unknown>>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    for (const [part, given] of Object.entries(values)) {
      const value = JSON.stringify(given)
      await trx
        .insertInto('settings')
        .values({ part, value })
        .onConflict((conflict) => conflict.column('part').doUpdateSet({ value }))
        .execute()
    }
  })
