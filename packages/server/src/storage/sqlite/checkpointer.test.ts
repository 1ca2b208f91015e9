import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { createCheckpointer } from './checkpointer.ts'
import { temporaryFolder } from './temporary-folder.ts'

it('moves what was written from the log into the database file, while the writer keeps its connection', async () => {
  const path = join(await temporaryFolder(), 'some.sqlite')
  const writer = new DatabaseSync(path)
  writer.exec('pragma journal_mode = wal; pragma wal_autocheckpoint = 0; create table notes (text)')
  writer.exec(`insert into notes values ('gooseberry')`)
  expect(await readFile(path, 'latin1')).not.toContain('gooseberry')

  const checkpointer = createCheckpointer(path)
  for (let use = 0; use < 200; use += 1) checkpointer.afterUse()
  await checkpointer.close()
  expect(await readFile(path, 'latin1')).toContain('gooseberry')
  writer.exec(`insert into notes values ('after')`)
  writer.close()
})

it('starts no worker for a few uses', async () => {
  const checkpointer = createCheckpointer(join(await temporaryFolder(), 'never-made.sqlite'))
  checkpointer.afterUse()
  await expect(checkpointer.close()).resolves.toBeUndefined()
})

it('is not brought down by a file that cannot be opened', async () => {
  const checkpointer = createCheckpointer(join(await temporaryFolder(), 'no', 'such', 'folder.sqlite'))
  for (let use = 0; use < 200; use += 1) checkpointer.afterUse()
  await expect(checkpointer.close()).resolves.toBeUndefined()
})
