import { setImmediate as eventLoopTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { keepFigures } from './figures.ts'
import type { Schema } from './schema.ts'

/** Turns deleted at one go. Taking the words of one out of the index takes about 2 ms, and nothing else runs meanwhile. */
const TURNS_PER_DELETION = 2

/** Deletes the turns of a conversation, and keeps their figures and nothing else of them. */
export async function deleteTurns(db: Kysely<Schema>, conversationId: string): Promise<void> {
  for (;;) {
    const some = await db
      .selectFrom('turns')
      .select('row_id')
      .where('conversation_id', '=', conversationId)
      .limit(TURNS_PER_DELETION)
      .execute()
    const ids = some.map((row) => row.row_id)
    if (ids.length === 0) return
    await keepFigures(db, ids)
    await db.deleteFrom('turns').where('row_id', 'in', ids).execute()
    await eventLoopTurn()
  }
}

/** What is left when every turn has gone. */
const SMALL_TABLES = ['conversations', 'past_figures', 'memories', 'off_record', 'settings', 'quotas'] as const

/** Empties every table: all of it or nothing. */
export const deleteEverything = (db: Kysely<Schema>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const some = trx.selectFrom('turns').select('row_id').limit(TURNS_PER_DELETION)
    const deleteSome = trx.deleteFrom('turns').where('row_id', 'in', some)
    while ((await deleteSome.executeTakeFirstOrThrow()).numDeletedRows > 0n) await eventLoopTurn()
    for (const table of SMALL_TABLES) await trx.deleteFrom(table).execute()
  })
