import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { finishedTurn, newTurn, settableClock } from '@eva/testing/store-contract'
import { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import { createKyselyStore } from '../kysely-store.ts'
import type { Schema } from '../schema.ts'
import { createCheckpointer } from './checkpointer.ts'
import { migrateToLatest } from './migrate.ts'
import { nodeSqliteDialect } from './node-sqlite-dialect.ts'
import { sqliteStorageDialect } from './sqlite-storage-dialect.ts'
import { temporaryFolder } from './temporary-folder.ts'

it('fails with advice while the disk is full, reads on, and writes again when there is space', async () => {
  const path = join(await temporaryFolder(), 'eva.sqlite')
  const clock = settableClock()
  const database = new DatabaseSync(path)
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(database, createCheckpointer(path), clock) })
  await migrateToLatest(db)
  const store = createKyselyStore(db, sqliteStorageDialect(clock), clock)
  await store.beginTurn(newTurn({ id: 't1', message: 'before' }))

  // SQLite answers as on a full disk when the file may not grow.
  database.exec('pragma max_page_count = 1')
  const full = { name: 'EvaError', code: 'storage_failed', fix: expect.stringContaining('disk is full') }
  const large = 'x '.repeat(100_000)
  await expect(store.finishTurn(finishedTurn({ id: 't1', generated: large }))).rejects.toMatchObject(full)
  await expect(store.beginTurn(newTurn({ id: 't2', number: 2, message: large }))).rejects.toMatchObject(full)
  expect((await store.turns('c')).map((turn) => [turn.message, turn.status])).toEqual([['before', 'running']])
  expect((await store.list({ query: 'before', limit: 10, offset: 0 })).length).toBe(1)

  database.exec('pragma max_page_count = 1000000')
  await store.beginTurn(newTurn({ id: 't2', number: 2, message: large }))
  expect((await store.turns('c')).length).toBe(2)
  await store.close()
})
