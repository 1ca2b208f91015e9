import { EvaError } from '@eva/core'
import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Schema } from '../schema.ts'
import { conversationsAndTurns } from './migrations/0001-conversations-and-turns.ts'
import { wordSearch } from './migrations/0002-word-search.ts'
import { routesAndQuotas } from './migrations/0003-routes-and-quotas.ts'
import { pastFigures } from './migrations/0004-past-figures.ts'
import { settings } from './migrations/0005-settings.ts'
import { memories } from './migrations/0006-memories.ts'
import { fixForSqlite } from './sqlite-storage-dialect.ts'

/** In the order of their names. What has been released is never edited: add the next number. */
const MIGRATIONS = {
  '0001-conversations-and-turns': conversationsAndTurns,
  '0002-word-search': wordSearch,
  '0003-routes-and-quotas': routesAndQuotas,
  '0004-past-figures': pastFigures,
  '0005-settings': settings,
  '0006-memories': memories,
}

const NEWER_VERSION =
  'If a newer version of Eva has used this database, start that version; otherwise restore a backup.'

/**
 * Brings the tables up to date, in one transaction: all of it or nothing. Of several processes that open the same file
 * at once, one migrates and the others wait for it.
 * @returns the names of the migrations that this call ran.
 */
export async function migrateToLatest(db: Kysely<Schema>): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error !== undefined) {
    throw new EvaError('storage_failed', 'The database could not be brought up to date.', {
      cause: error,
      fix: fixForSqlite(error) ?? NEWER_VERSION,
    })
  }
  return results.map((result) => result.migrationName)
}
