import { EvaError } from '@eva/core'
import type { Reach } from './ask-hub.ts'
import type { Checksum } from './checksum.ts'
import { listFiles } from './hub-files.ts'
import { isPlainPath } from './model-spec.ts'

/** A file of the hub, or a folder with everything in it (its path ends in `/`), that belongs to a set. */
export type WantedPath = {
  /** `user/repository`. */
  readonly repository: string
  readonly path: string
  /** What a file must be, where that is known; else the hub's own list is believed. */
  readonly sha256: string | null
}

/** A file of a set, as the hub has it. */
export type PlannedFile = {
  readonly repository: string
  readonly path: string
  readonly sizeBytes: number
  readonly checksum: Checksum
}

/**
 * Asks the hub what files a set has, sorted by path. Throws `model_not_found` when one is not there, and
 * `model_unavailable` when the hub cannot be asked, has another file than the one that is wanted, or lists a path that
 * would lead elsewhere.
 */
export async function planSet(
  wanted: readonly WantedPath[],
  baseUrl: string,
  reach: Reach,
): Promise<readonly PlannedFile[]> {
  const planned: PlannedFile[] = []
  for (const repository of new Set(wanted.map((one) => one.repository))) {
    const ours = wanted.filter((one) => one.repository === repository)
    const listed = await listFiles(repository, baseUrl, reach, commonFolder(ours))
    for (const one of ours) {
      const files = listed.filter(({ path }) =>
        one.path.endsWith('/') ? path.startsWith(one.path) : path === one.path,
      )
      if (files.length === 0) throw missing(one)
      for (const file of files) {
        if (!isPlainPath(file.path)) throw astray(repository, file.path)
        if (one.sha256 !== null && file.checksum.hex !== one.sha256) throw isAnother(one)
        planned.push({ repository, ...file })
      }
    }
  }
  return planned.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The folder in which all of them lie: the rest of a large repository need not be listed. */
function commonFolder(wanted: readonly WantedPath[]): string {
  const folders = new Set(wanted.map(({ path }) => path.split('/').slice(0, 1).join('/')))
  const [folder = ''] = folders
  return folders.size === 1 && wanted.every(({ path }) => path.includes('/')) ? folder : ''
}

const missing = ({ repository, path }: WantedPath): EvaError =>
  new EvaError('model_not_found', `${repository} does not have ${path}.`, {
    fix: 'A newer Eva may know where it is now; choose another one meanwhile.',
  })

const isAnother = ({ repository, path }: WantedPath): EvaError =>
  new EvaError('model_unavailable', `${repository} has another ${path} than the one that Eva knows.`, {
    fix: 'A newer Eva may know it; choose another one meanwhile.',
  })

const astray = (repository: string, path: string): EvaError =>
  new EvaError(
    'model_unavailable',
    `${repository} lists a file that would not be stored in its folder: ${path.slice(0, 100)}`,
    {
      fix: 'Choose another one.',
    },
  )
