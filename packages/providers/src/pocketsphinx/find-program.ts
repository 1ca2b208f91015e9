import { findProgram } from '../programs/index.ts'

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
  const [decoder, mkfifo] = [findProgram('pocketsphinx_batch', path), findProgram('mkfifo', path)]
  return process.platform === 'win32' || decoder === null || mkfifo === null ? null : { decoder, mkfifo }
}
