import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createWordIndex } from '../word-index.ts'

/**
 * What she remembers of the person, an index of its words which forgets as that of the turns does, and the conversations
 * of which nothing is to be remembered: a table of its own, because that may be said before a conversation's first message.
 */
export const memories: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('memories')
      .addColumn('row_id', 'integer', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.unique())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('conversation_id', 'text')
      .addColumn('turn_id', 'text')
      .addColumn('created_at_ms', 'integer', (column) => column.notNull())
      .addColumn('updated_at_ms', 'integer', (column) => column.notNull())
      .addColumn('edited', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('recalled', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('last_recalled_at_ms', 'integer')
      .execute()
    await db.schema.createIndex('memories_by_words').on('memories').column('fingerprint').execute()
    await db.schema.createIndex('memories_by_kind').on('memories').columns(['kind', 'updated_at_ms']).execute()
    await db.schema.createIndex('memories_by_change').on('memories').column('updated_at_ms').execute()
    await db.schema.createIndex('memories_by_conversation').on('memories').column('conversation_id').execute()
    await createWordIndex(db, { name: 'memory_words', table: 'memories', columns: ['text'] })
    await db.schema
      .createTable('off_record')
      .addColumn('conversation_id', 'text', (column) => column.primaryKey())
      .execute()
  },
}
