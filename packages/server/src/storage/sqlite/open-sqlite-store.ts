import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Clock, EvaError, type Store } from '@eva/core'
import { Kysely } from 'kysely'
import { createKyselyStore } from '../kysely-store.ts'
import type { Schema } from '../schema.ts'
import { createCheckpointer } from './checkpointer.ts'
import { migrateToLatest } from './migrate.ts'
import { nodeSqliteDialect } from './node-sqlite-dialect.ts'
import { retryWhileBusy } from './retry-while-busy.ts'
import { fixForSqlite, sqliteStorageDialect } from './sqlite-storage-dialect.ts'

/** Pages of 4 KiB in the log at which a commit empties it itself; only when the checkpointer has died can it grow so. */
const LARGEST_LOG_PAGES = 16_384

export type SqliteStoreOptions = {
  /** The database file; it and its folder are made when missing, readable by their owner only. */
  readonly path: string
  readonly clock: Clock
}

/**
 * Opens the store in a SQLite file and brings its tables up to date. Turns that a crash left `running` are closed as
 * `interrupted`. Rejects with `storage_failed` when the file cannot be opened, is no database, or is of a newer version.
 */
export async function openSqliteStore({ path, clock }: SqliteStoreOptions): Promise<Store> {
  let database: DatabaseSync | null = null
  try {
    await makePrivateFile(path)
    database = new DatabaseSync(path, { timeout: 0, defensive: true })
    await configure(database, clock)
    const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(database, createCheckpointer(path), clock) })
    await migrateToLatest(db)
    await closeCutOffTurns(db)
    return createKyselyStore(db, sqliteStorageDialect(clock), clock)
  } catch (thrown) {
    if (database?.isOpen) database.close()
    if (thrown instanceof EvaError) throw thrown
    const fix = fixForSqlite(thrown) ?? 'Check that the data folder belongs to you and has free space.'
    throw new EvaError('storage_failed', `The database ${path} could not be opened.`, { cause: thrown, fix })
  }
}

/** Conversations are private; SQLite gives its log files the rights of the file beside them. */
async function makePrivateFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', 0o600)
  // One that was made with other rights, by an older version or a copy: since then it holds keys. Somebody else's is left.
  await file.chmod(0o600).catch(() => 'whoever owns it decides')
  await file.close()
}

/**
 * With a write-ahead log and `synchronous = normal` a commit is handed to the operating system without waiting for the
 * disk: it survives the death of this process, and the latest ones may be lost when the power fails.
 */
async function configure(database: DatabaseSync, clock: Clock): Promise<void> {
  await retryWhileBusy(() => {
    database.exec('pragma journal_mode = wal')
    database.exec('pragma synchronous = normal')
    database.exec('pragma foreign_keys = on')
    database.exec('pragma secure_delete = on')
    database.exec('pragma temp_store = memory')
    database.exec(`pragma wal_autocheckpoint = ${LARGEST_LOG_PAGES}`)
  }, clock)
}

/** When a crashed turn ended is not known; that it began is, and counts as its end. */
async function closeCutOffTurns(db: Kysely<Schema>): Promise<void> {
  await db
    .updateTable('turns')
    .set(({ ref }) => ({ status: 'interrupted', ended_at_ms: ref('created_at_ms') }))
    .where('ended_at_ms', 'is', null)
    .execute()
}
