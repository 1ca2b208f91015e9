import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { finishedTurn, newTurn, settableClock, WATERFALL_WITH_GAPS } from '@eva/testing/store-contract'
import { describe, expect, it } from 'vitest'
import { openSqliteStore } from './open-sqlite-store.ts'
import { realClock } from './real-clock.ts'
import { temporaryFolder } from './temporary-folder.ts'

const clock = settableClock()

describe('opening the store in SQLite', () => {
  it('makes the folder and a file that only its owner can read, and leaves no log behind', async () => {
    const folder = join(await temporaryFolder(), 'data', 'of', 'eva')
    const store = await openSqliteStore({ path: join(folder, 'eva.sqlite'), clock })
    await store.beginTurn(newTurn({ id: 't1' }))
    expect((await readdir(folder)).sort()).toEqual(['eva.sqlite', 'eva.sqlite-shm', 'eva.sqlite-wal'])
    for (const file of await readdir(folder)) expect((await stat(join(folder, file))).mode & 0o077).toBe(0)
    expect((await stat(folder)).mode & 0o077).toBe(0)
    await store.close()
    expect(await readdir(folder)).toEqual(['eva.sqlite'])
  })

  it('finds everything again when it is opened again', async () => {
    const path = join(await temporaryFolder(), 'eva.sqlite')
    const first = await openSqliteStore({ path, clock })
    await first.beginTurn(newTurn({ id: 't1', message: "L'été ?" }))
    await first.finishTurn(finishedTurn({ id: 't1', generated: 'Oui.', waterfall: WATERFALL_WITH_GAPS }))
    await first.rename('c', 'Vacances')
    const before = [await first.conversation('c'), await first.turns('c'), await first.countTurns(0)]
    await first.close()
    const second = await openSqliteStore({ path, clock })
    expect([await second.conversation('c'), await second.turns('c'), await second.countTurns(0)]).toEqual(before)
    expect((await second.list({ query: 'ete', limit: 1, offset: 0 }))[0]?.title).toBe('Vacances')
    await second.close()
  })

  it('closes a turn that a crash cut off as interrupted, at the time when it began', async () => {
    const path = join(await temporaryFolder(), 'eva.sqlite')
    const crashed = await openSqliteStore({ path, clock })
    await crashed.beginTurn(newTurn({ id: 't1', message: 'Are you there?', createdAtMs: 1_000 }))
    await crashed.recordHeard('t1', 'I am')
    const next = await openSqliteStore({ path, clock })
    expect((await next.turns('c'))[0]).toMatchObject({
      status: 'interrupted',
      message: 'Are you there?',
      heard: 'I am',
      latencyMs: null,
    })
    expect(await next.countTurns(1_000)).toMatchObject({ since: 1 })
    expect(await next.countTurns(1_001)).toMatchObject({ total: 1, since: 0 })
    await crashed.finishTurn(finishedTurn({ id: 't1', generated: 'I am still here.' }))
    expect((await next.turns('c'))[0]).toMatchObject({ status: 'completed', generated: 'I am still here.' })
    await crashed.close()
    await next.close()
  })

  it('works when the same new file is opened several times at once', async () => {
    const path = join(await temporaryFolder(), 'eva.sqlite')
    const stores = await Promise.all([1, 2, 3].map(() => openSqliteStore({ path, clock: realClock })))
    await Promise.all(
      stores.map(async (store, index) => {
        for (let number = 1; number <= 10; number += 1) {
          await store.beginTurn(newTurn({ id: `${index}-${number}`, conversationId: `c${index}`, number }))
        }
      }),
    )
    for (const store of stores) {
      const listed = await store.list({ query: 'hello', limit: 10, offset: 0 })
      expect(listed.map(({ id, turns }) => [id, turns]).sort()).toEqual([
        ['c0', 10],
        ['c1', 10],
        ['c2', 10],
      ])
    }
    await Promise.all(stores.map((store) => store.close()))
  })

  it('refuses a file that is no database, and says what to do', async () => {
    const path = join(await temporaryFolder(), 'eva.sqlite')
    await writeFile(path, 'Dear diary, today I was not a database.'.repeat(100))
    await expect(openSqliteStore({ path, clock })).rejects.toMatchObject({
      code: 'storage_failed',
      fix: expect.stringContaining('not a database'),
      cause: expect.any(Error),
    })
  })

  it('refuses a path that is a folder', async () => {
    const folder = await temporaryFolder()
    await expect(openSqliteStore({ path: folder, clock })).rejects.toMatchObject({
      code: 'storage_failed',
      fix: expect.any(String),
    })
  })

  it('refuses a database of a newer version, and leaves it as it is', async () => {
    const path = join(await temporaryFolder(), 'eva.sqlite')
    await (await openSqliteStore({ path, clock })).close()
    const newer = new DatabaseSync(path)
    newer.exec(`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2999-01-01')`)
    await expect(openSqliteStore({ path, clock })).rejects.toMatchObject({
      code: 'storage_failed',
      fix: expect.stringContaining('newer version'),
    })
    expect(newer.prepare('select count(*) as count from kysely_migration').get()).toEqual({ count: 7 })
    newer.close()
  })
})
