import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What a person set, a row for each part of Eva. */
export const settings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('settings')
      .addColumn('part', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute()
  },
}
