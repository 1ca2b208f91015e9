import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { finishedTurn, newMemory, newTurn } from '@eva/testing/store-contract'
import { expect, it } from 'vitest'
import { openSqliteStore } from './open-sqlite-store.ts'
import { realClock } from './real-clock.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** How often the texts stand in any file of the folder, log and index included. */
async function occurrences(folder: string, texts: readonly string[]): Promise<number> {
  const contents = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'latin1')))
  return contents.join('\n').split(new RegExp(texts.join('|'), 'i')).length - 1
}

it('leaves the bytes of a deleted conversation in no file', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'eva.sqlite')
  const store = await openSqliteStore({ path, clock: realClock })
  // Each begins with letters of its own: an index keeps only what a word does not share with the one before it.
  const secrets = ['qzasked', 'jxanswered', 'vwedited', 'kbheard', 'zgtitle', 'xjlong']
  for (let number = 1; number <= 40; number += 1) {
    await store.beginTurn(newTurn({ id: `kept${number}`, conversationId: 'kept', number, message: `stays ${number}` }))
    const replaces = number === 30 ? 't20' : null
    await store.beginTurn(
      newTurn({ id: `t${number}`, number, message: number === 30 ? 'vwedited' : `qzasked ${number}`, replaces }),
    )
    const generated = number === 7 ? 'xjlong '.repeat(15_000) : `jxanswered${number} of course`
    await store.finishTurn(finishedTurn({ id: `t${number}`, generated, spoken: generated }))
    await store.recordHeard(`t${number}`, `kbheard ${number}`)
  }
  await store.rename('c', 'zgtitle')
  for (const secret of secrets) expect([secret, await occurrences(folder, [secret])]).not.toEqual([secret, 0])

  expect(await store.delete('c')).toBe(true)
  for (const secret of secrets) expect([secret, await occurrences(folder, [secret])]).toEqual([secret, 0])
  expect((await store.list({ query: 'stays 40', limit: 1, offset: 0 }))[0]?.turns).toBe(40)
  await store.close()
  expect(await occurrences(folder, secrets)).toBe(0)

  const database = new DatabaseSync(path)
  expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  database.exec(`insert into turn_words (turn_words) values ('integrity-check')`)
  database.close()
})

it('leaves the bytes of nothing in any file when everything is deleted', async () => {
  const folder = await temporaryFolder()
  const store = await openSqliteStore({ path: join(folder, 'eva.sqlite'), clock: realClock })
  const secrets = ['qzasked', 'jxanswered', 'vwkey', 'kbmemory', 'zgquota', 'xjpersona']
  await store.keepSetting('keys', { GROQ_API_KEY: 'vwkey' })
  await store.keepSetting('persona', { name: 'xjpersona' })
  await store.keepQuota('zgquota', {})
  await store.memories.remember(newMemory({ id: 'm', text: 'I like kbmemory.' }))
  for (let number = 1; number <= 9; number += 1) {
    await store.beginTurn(newTurn({ id: `t${number}`, number, message: `qzasked ${number}` }))
    await store.finishTurn(finishedTurn({ id: `t${number}`, generated: `jxanswered ${number}` }))
  }
  for (const secret of secrets) expect([secret, await occurrences(folder, [secret])]).not.toEqual([secret, 0])
  await store.deleteEverything()
  for (const secret of secrets) expect([secret, await occurrences(folder, [secret])]).toEqual([secret, 0])
  await store.close()
  expect(await occurrences(folder, secrets)).toBe(0)
})

it('leaves the bytes of a key that was taken back in no file', async () => {
  const folder = await temporaryFolder()
  const store = await openSqliteStore({ path: join(folder, 'eva.sqlite'), clock: realClock })
  await store.keepSettings({ keys: { GROQ_API_KEY: 'vwkey' } })
  expect(await occurrences(folder, ['vwkey'])).toBe(1)
  await store.keepSettings({ keys: {} })
  expect(await occurrences(folder, ['vwkey'])).toBe(0)
  await store.close()
})

it('empties the log once a reader that was in the way has gone', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'eva.sqlite')
  const reader = new DatabaseSync(path)
  let pauses = 0
  const clock = {
    ...realClock,
    sleep: async () => {
      pauses += 1
      if (pauses === 3) reader.exec('commit')
    },
  }
  const store = await openSqliteStore({ path, clock })
  await store.beginTurn(newTurn({ id: 't1', message: 'qzasked' }))
  reader.exec('begin; select * from turns')
  expect(await store.delete('c')).toBe(true)
  expect(pauses).toBe(3)
  reader.close()
  expect(await occurrences(folder, ['qzasked'])).toBe(0)
  await store.close()
})

it('leaves the bytes of a forgotten memory in no file, nor what stood there before it was edited', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'eva.sqlite')
  const { memories, close } = await openSqliteStore({ path, clock: realClock })
  for (let number = 1; number <= 40; number += 1) {
    await memories.remember(newMemory({ id: `kept${number}`, text: `stays ${number}` }))
    await memories.remember(newMemory({ id: `m${number}`, text: `qzfact ${number}`, source: `jxsaid ${number}` }))
  }
  await memories.remember(newMemory({ id: 'home', text: 'vwbefore', source: '' }))
  await memories.edit('home', 'stays here', 1)
  expect(await occurrences(folder, ['vwbefore'])).toBe(0)
  expect(await occurrences(folder, ['qzfact', 'jxsaid'])).toBeGreaterThan(0)
  for (let number = 1; number <= 40; number += 1) await memories.forget(`m${number}`)
  expect(await occurrences(folder, ['qzfact', 'jxsaid'])).toBe(0)
  expect((await memories.list({ query: 'stays', limit: 1, offset: 0 })).total).toBe(41)
  await memories.forgetAll()
  expect(await occurrences(folder, ['stays'])).toBe(0)
  await close()

  const database = new DatabaseSync(path)
  database.exec(`insert into memory_words (memory_words) values ('integrity-check')`)
  database.close()
})
