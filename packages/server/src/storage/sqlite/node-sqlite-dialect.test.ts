import { DatabaseSync } from 'node:sqlite'
import { settableClock } from '@eva/testing/store-contract'
import { Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { nodeSqliteDialect } from './node-sqlite-dialect.ts'

type Notes = { notes: { id: number; text: string | null } }

describe('Kysely over node:sqlite', () => {
  let database: DatabaseSync
  let db: Kysely<Notes>
  const log: string[] = []
  const checkpointer = { afterUse: () => void log.push('use'), close: async () => void log.push('close') }

  beforeEach(() => {
    log.length = 0
    database = new DatabaseSync(':memory:')
    database.exec('create table notes (id integer primary key, text text unique)')
    db = new Kysely<Notes>({ dialect: nodeSqliteDialect(database, checkpointer, settableClock()) })
  })

  it('gives rows to queries and counts to commands', async () => {
    expect(await db.selectFrom('notes').selectAll().execute()).toEqual([])
    const inserted = await db.insertInto('notes').values({ id: 7, text: null }).executeTakeFirstOrThrow()
    expect(inserted).toMatchObject({ insertId: 7n, numInsertedOrUpdatedRows: 1n })
    expect(await db.updateTable('notes').set({ text: 'new' }).returning('text').execute()).toEqual([{ text: 'new' }])
    expect((await db.deleteFrom('notes').executeTakeFirstOrThrow()).numDeletedRows).toBe(1n)
  })

  it('commits what succeeds and takes back what fails', async () => {
    await db.transaction().execute((trx) => trx.insertInto('notes').values({ id: 1, text: 'kept' }).execute())
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto('notes').values({ id: 2, text: 'gone' }).execute()
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await db.selectFrom('notes').select('id').execute()).toEqual([{ id: 1 }])
  })

  it('reports the failure itself when SQLite has rolled back on its own', async () => {
    database.exec(`insert into notes values (1, 'taken')`)
    const failing = db.transaction().execute(async (trx) => {
      await sql`insert or rollback into notes values (2, 'taken')`.execute(trx)
    })
    await expect(failing).rejects.toThrow('UNIQUE constraint failed')
    expect(await db.selectFrom('notes').select('id').execute()).toEqual([{ id: 1 }])
  })

  it('lets nobody see or join the transaction of another', async () => {
    const inside = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    const writing = db.transaction().execute(async (trx) => {
      await trx.insertInto('notes').values({ id: 1, text: 'first' }).execute()
      inside.resolve()
      await goOn.promise
      await trx.insertInto('notes').values({ id: 2, text: 'second' }).execute()
    })
    await inside.promise
    const reading = db.selectFrom('notes').select('id').execute()
    goOn.resolve()
    await writing
    expect(await reading).toEqual([{ id: 1 }, { id: 2 }])
  })

  it('goes on after tables were changed under statements that it had prepared', async () => {
    const all = () => db.selectFrom('notes').selectAll().execute()
    await db.insertInto('notes').values({ id: 1, text: 'a' }).execute()
    expect(await all()).toEqual([{ id: 1, text: 'a' }])
    database.exec('alter table notes add column more text')
    expect(await all()).toEqual([{ id: 1, text: 'a', more: null }])
  })

  it('runs more different queries than it keeps prepared', async () => {
    for (let number = 0; number < 200; number += 1) {
      const { rows } = await sql`select ${sql.lit(number)} as number`.execute(db)
      expect(rows).toEqual([{ number }])
    }
  })

  it('refuses a value that SQLite has no type for', async () => {
    await expect(sql`select ${true} as yes`.execute(db)).rejects.toMatchObject({ code: 'internal' })
  })

  it('tells the checkpointer of every use, and closes it before the database', async () => {
    await db.selectFrom('notes').select('id').execute()
    expect(log).toEqual(['use'])
    await db.destroy()
    expect(log).toEqual(['use', 'close'])
    expect(database.isOpen).toBe(false)
  })
})
