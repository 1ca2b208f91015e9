import { constants } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ConfigError, refusal } from './config-error.ts'

const ALLOWED = 'a folder that Eva may write in'

/** What the system says, in words. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it cannot be written to',
  ENOENT: 'no folder can be made there',
  ENOTDIR: 'there is a file in its place',
  ENOSPC: 'the disk is full',
}

/**
 * Makes the data folder, where it is missing, and looks whether it can be written in.
 *
 * @param folder absolute
 * @throws ConfigError that names `EVA_DATA_DIR`
 */
export async function makeDataFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder)
    await access(folder, constants.W_OK | constants.X_OK)
  } catch (thrown) {
    if (thrown instanceof ConfigError) throw thrown
    throw refused(folder, thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown))
  }
}

const refused = (folder: string, code: string): ConfigError =>
  refusal('EVA_DATA_DIR', folder, ALLOWED, REASONS[code] ?? `the system says ${code}`)

/**
 * One folder after another: `mkdir` with `recursive` never returns where the system denies that a folder exists whose
 * parent it has just shown, as in `/proc`.
 */
async function makeFolder(folder: string): Promise<void> {
  const there = await stat(folder).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return null
    throw thrown
  })
  if (there === null) {
    await makeFolder(dirname(folder))
    await mkdir(folder).catch((thrown: NodeJS.ErrnoException) => {
      // Another Eva that starts at the same time was faster.
      if (thrown.code !== 'EEXIST') throw thrown
    })
  } else if (!there.isDirectory()) {
    throw refused(folder, 'ENOTDIR')
  }
}
