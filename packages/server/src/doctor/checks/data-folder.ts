import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseCare } from '../../database-care.ts'
import { type Check, wordsOf } from '../check.ts'

/** The rights of everybody but the owner. */
const OTHERS = 0o077

/** Whether she can write where she keeps everything, and whether anybody else can read it. */
export const checkDataFolder = (folder: string, care: Pick<DatabaseCare, 'mode'> | null): Check => ({
  id: 'data_folder',
  part: 'data_folder',
  which: '',
  look: async () => {
    const probe = join(folder, `.doctor-${randomUUID()}`)
    try {
      await writeFile(probe, 'Eva was here.', { flag: 'wx', mode: 0o600 })
      await rm(probe)
    } catch (thrown) {
      return { status: 'bad', seen: { code: 'folder_closed', facts: { folder } }, ...wordsOf(thrown) }
    }
    const mode = (await care?.mode()) ?? null
    if (mode === null) return { status: 'good', seen: { code: 'folder_writable', facts: { folder } } }
    if ((mode & OTHERS) === 0) return { status: 'good', seen: { code: 'folder_private', facts: { folder } } }
    const facts = { folder, mode: (mode & 0o777).toString(8) }
    return { status: 'warning', seen: { code: 'folder_open', facts }, action: { kind: 'close-folder' } }
  },
})
