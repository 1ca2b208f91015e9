import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeStore } from '@eva/testing/store-contract'
import { afterAll, beforeAll } from 'vitest'
import { openSqliteStore } from './open-sqlite-store.ts'

let folder = ''
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-store-'))
})
afterAll(() => rm(folder, { recursive: true }))

describeStore('SQLite', (clock) => {
  files += 1
  return openSqliteStore({ path: join(folder, `${files}.sqlite`), clock })
})
