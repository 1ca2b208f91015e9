import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** CMU's recogniser as it is installed here. */
export type PocketsphinxProgram = {
  /** `pocketsphinx_batch`: of all its programs the one that hears one utterance after another, in every release. */
  readonly decoder: string
  /** Makes the named pipes that sound and words go through, so that neither lies on a disk. */
  readonly mkfifo: string
}

/**
 * Looks for pocketsphinx; `null` when it is not installed, or on a system without named pipes.
 *
 * @param path folders as in `PATH`
 */
export function findPocketsphinx(path: string = process.env.PATH ?? ''): PocketsphinxProgram | null {
  const find = (program: string): string | undefined =>
    path
      .split(delimiter)
      .map((folder) => join(folder, program))
      .find(isExecutable)
  const [decoder, mkfifo] = [find('pocketsphinx_batch'), find('mkfifo')]
  return process.platform === 'win32' || decoder === undefined || mkfifo === undefined ? null : { decoder, mkfifo }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
