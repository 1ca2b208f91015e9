import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The files of a review cannot go where they should. */
export class CannotWrite extends Error {
  override readonly name = 'CannotWrite'
}

/**
 * Makes a folder and writes in it, before a review is made that would have nowhere to go. By doing it: what a system lets
 * one do is not told by what it says of a folder.
 *
 * @throws CannotWrite
 */
export async function prepareFolder(folder: string): Promise<void> {
  const trial = join(folder, `.${randomUUID()}`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(trial, '')
    await rm(trial)
  } catch (thrown) {
    const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown)
    throw new CannotWrite(`The review cannot be written to ${folder}: ${reason}. Nothing was measured.`)
  }
}
