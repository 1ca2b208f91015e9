import { chmod, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { careForSqlite } from './care-for-sqlite.ts'
import { temporaryFolder } from './temporary-folder.ts'

const { signal } = new AbortController()

/** A database with some hundred pages of notes, in use as the store uses it. */
async function notes(): Promise<{ readonly path: string; readonly database: DatabaseSync }> {
  const path = join(await temporaryFolder(), 'some.sqlite')
  const database = new DatabaseSync(path)
  database.exec('pragma journal_mode = wal; create table notes (id integer primary key, text)')
  const insert = database.prepare('insert into notes (text) values (?)')
  for (let note = 0; note < 200; note += 1) insert.run('x'.repeat(4_000))
  return { path, database }
}

describe('the care for a database file', () => {
  it('finds a file whole that is in use, and says how large it and its log are', async () => {
    const { path, database } = await notes()
    const state = await careForSqlite(path).look(signal)
    expect(state).toMatchObject({ faults: [], freeBytes: 0 })
    expect(state.sizeBytes).toBeGreaterThan(800_000)
    expect(state.logBytes).toBeGreaterThan(0)
    database.close()
  })

  it('gives the disk back what was deleted, while the store keeps its connection', async () => {
    const { path, database } = await notes()
    database.exec('delete from notes where id > 1')
    const care = careForSqlite(path)
    expect((await care.look(signal)).freeBytes).toBeGreaterThan(700_000)
    await care.shrink(signal)
    expect(await care.look(signal)).toMatchObject({ freeBytes: 0, faults: [] })
    expect((await stat(path)).size).toBeLessThan(100_000)
    expect(database.prepare('select count(*) as notes from notes').get()).toEqual({ notes: 1 })
    database.close()
  })

  it('names what is damaged', async () => {
    const { path, database } = await notes()
    database.close()
    const file = await open(path, 'r+')
    await file.write(Buffer.alloc(4_096, 0xab), 0, 4_096, 20 * 4_096)
    await file.close()
    expect((await careForSqlite(path).look(signal)).faults).not.toEqual([])
  })

  it('fails with the database’s own words where there is no database', async () => {
    const nowhere = careForSqlite(join(await temporaryFolder(), 'no', 'such.sqlite'))
    await expect(nowhere.look(signal)).rejects.toMatchObject({
      code: 'storage_failed',
      message: expect.stringContaining('unable to open database file'),
    })
  })

  it.skipIf(process.platform === 'win32')('closes the file and its log to others', async () => {
    const { path, database } = await notes()
    await chmod(path, 0o644)
    await chmod(`${path}-wal`, 0o644)
    const care = careForSqlite(path)
    expect(((await care.mode()) ?? 0) & 0o777).toBe(0o644)
    await care.closeToOthers()
    expect(((await care.mode()) ?? 0) & 0o777).toBe(0o600)
    expect((await stat(`${path}-wal`)).mode & 0o777).toBe(0o600)
    database.close()
  })
})
