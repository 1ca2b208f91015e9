import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Small columns stand before the texts: a long answer lies on pages of its own, which counting need not read. */
export const conversationsAndTurns: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('conversations')
      .addColumn('row_id', 'integer', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('created_at_ms', 'integer', (column) => column.notNull())
      .addColumn('updated_at_ms', 'integer', (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('conversations_by_time')
      .on('conversations')
      .columns(['updated_at_ms', 'row_id'])
      .execute()

    await db.schema
      .createTable('turns')
      .addColumn('row_id', 'integer', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversations.id').onDelete('cascade'),
      )
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('replaced', 'integer', (column) => column.notNull().defaultTo(0).check(sql`replaced in (0, 1)`))
      .addColumn('status', 'text', (column) =>
        column.notNull().check(sql`status in ('running', 'completed', 'interrupted', 'failed')`),
      )
      .addColumn('tokens', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('switches', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('created_at_ms', 'integer', (column) => column.notNull())
      .addColumn('ended_at_ms', 'integer')
      .addColumn('latency_ms', 'real')
      .addColumn('ttft_ms', 'real')
      .addColumn('provider', 'text')
      .addColumn('model', 'text')
      .addColumn('voice', 'text')
      .addColumn('waterfall', 'text')
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('generated', 'text', (column) => column.notNull().defaultTo(''))
      .addColumn('spoken', 'text', (column) => column.notNull().defaultTo(''))
      .addColumn('heard', 'text', (column) => column.notNull().defaultTo(''))
      .addUniqueConstraint('turns_by_number', ['conversation_id', 'number'])
      .execute()
    await db.schema.createIndex('turns_by_time').on('turns').columns(['created_at_ms', 'row_id']).execute()
    await db.schema.createIndex('turns_by_end').on('turns').columns(['ended_at_ms', 'switches']).execute()

    await db.schema
      .createTable('probes')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('token', 'text', (column) => column.notNull())
      .execute()
  },
}
