import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Why the brain was changed within a turn, and what each brain's quota has come to. */
export const routesAndQuotas: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('turns').addColumn('routes', 'text').execute()
    await db.schema
      .createTable('quotas')
      .addColumn('brain', 'text', (column) => column.primaryKey())
      .addColumn('state', 'text', (column) => column.notNull())
      .execute()
  },
}
