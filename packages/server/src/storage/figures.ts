import type { TurnCounts, TurnFigures } from '@eva/core'
import type { Kysely } from 'kysely'
import { FIGURES_COLUMNS, toFigures } from './rows.ts'
import type { Schema } from './schema.ts'

/** Where figures are: with the turns, and of those that were deleted by themselves. */
const TABLES = ['turns', 'past_figures'] as const

/** Figures of the latest `limit` finished turns, newest first, whether or not their words are still there. */
export async function latestFigures(db: Kysely<Schema>, limit: number): Promise<readonly TurnFigures[]> {
  const latest = TABLES.map((table) =>
    db
      .selectFrom(table)
      .select(FIGURES_COLUMNS)
      .where('status', '!=', 'running')
      .orderBy('created_at_ms', 'desc')
      .orderBy('row_id', 'desc')
      .limit(limit)
      .execute(),
  )
  const rows = (await Promise.all(latest)).flat()
  return rows
    .sort((a, b) => b.created_at_ms - a.created_at_ms)
    .slice(0, limit)
    .map(toFigures)
}

/** How many turns ended, ever and since `sinceMs`, and how often the brain was switched; deleted ones count, too. */
export async function countTurns(db: Kysely<Schema>, sinceMs: number): Promise<TurnCounts> {
  const counted = TABLES.map((table) =>
    db
      .selectFrom(table)
      .select(({ fn, eb }) => [
        fn.countAll<number>().as('total'),
        fn
          .countAll<number>()
          .filterWhere(eb('ended_at_ms', '>=', sinceMs))
          .as('since'),
        fn.sum<number | null>('switches').as('switches'),
      ])
      .where('ended_at_ms', 'is not', null)
      .executeTakeFirstOrThrow(),
  )
  return (await Promise.all(counted)).reduce<TurnCounts>(
    (sum, { total, since, switches }) => ({
      total: sum.total + total,
      since: sum.since + since,
      switches: sum.switches + (switches ?? 0),
    }),
    { total: 0, since: 0, switches: 0 },
  )
}

/** Copies the figures of finished turns to where they outlive them; rows by their `row_id`. */
export async function keepFigures(db: Kysely<Schema>, rowIds: readonly number[]): Promise<void> {
  const columns = [...FIGURES_COLUMNS, 'ended_at_ms'] as const
  await db
    .insertInto('past_figures')
    .columns(columns)
    .expression(({ selectFrom }) =>
      selectFrom('turns').select(columns).where('row_id', 'in', rowIds).where('ended_at_ms', 'is not', null),
    )
    .execute()
}
