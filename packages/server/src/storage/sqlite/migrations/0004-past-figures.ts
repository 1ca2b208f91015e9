import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What remains of a deleted turn: how long it took and who answered, so that statistics never go back. */
export const pastFigures: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('past_figures')
      .addColumn('row_id', 'integer', (column) => column.primaryKey())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('switches', 'integer', (column) => column.notNull())
      .addColumn('created_at_ms', 'integer', (column) => column.notNull())
      .addColumn('ended_at_ms', 'integer')
      .addColumn('latency_ms', 'real')
      .addColumn('ttft_ms', 'real')
      .addColumn('provider', 'text')
      .addColumn('waterfall', 'text')
      .execute()
    await db.schema
      .createIndex('past_figures_by_time')
      .on('past_figures')
      .columns(['created_at_ms', 'row_id'])
      .execute()
    await db.schema.createIndex('past_figures_by_end').on('past_figures').columns(['ended_at_ms', 'switches']).execute()
  },
}
