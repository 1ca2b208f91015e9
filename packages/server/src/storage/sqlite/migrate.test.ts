import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import type { Schema } from '../schema.ts'
import { createCheckpointer } from './checkpointer.ts'
import { migrateToLatest } from './migrate.ts'
import { nodeSqliteDialect } from './node-sqlite-dialect.ts'
import { realClock } from './real-clock.ts'
import { temporaryFolder } from './temporary-folder.ts'

function connect(path: string): Kysely<Schema> {
  const database = new DatabaseSync(path, { timeout: 0 })
  return new Kysely<Schema>({ dialect: nodeSqliteDialect(database, createCheckpointer(path), realClock) })
}

const ALL = [
  '0001-conversations-and-turns',
  '0002-word-search',
  '0003-routes-and-quotas',
  '0004-past-figures',
  '0005-settings',
  '0006-memories',
]

it('runs every migration once, in order', async () => {
  const db = connect(join(await temporaryFolder(), 'eva.sqlite'))
  expect(await migrateToLatest(db)).toEqual(ALL)
  expect(await migrateToLatest(db)).toEqual([])
  await db.destroy()
})

it('lets exactly one of several connections migrate, and the others wait for it', async () => {
  const path = join(await temporaryFolder(), 'eva.sqlite')
  const connections = [1, 2, 3, 4].map(() => connect(path))
  const ran = await Promise.all(connections.map(migrateToLatest))
  expect(ran.filter((names) => names.length > 0)).toEqual([ALL])
  expect(ran.filter((names) => names.length === 0)).toHaveLength(3)
  await Promise.all(connections.map((db) => db.destroy()))
})

it('leaves nothing half made when a migration fails', async () => {
  const path = join(await temporaryFolder(), 'eva.sqlite')
  const obstacle = new DatabaseSync(path)
  obstacle.exec('create table turn_words (in_the_way text)')
  const db = connect(path)
  await expect(migrateToLatest(db)).rejects.toMatchObject({ code: 'storage_failed' })
  const tables = obstacle.prepare(`select name from sqlite_schema where type = 'table' and name = 'turns'`).all()
  expect(tables).toEqual([])
  obstacle.exec('drop table turn_words')
  obstacle.close()
  expect(await migrateToLatest(db)).toEqual(ALL)
  await db.destroy()
})
