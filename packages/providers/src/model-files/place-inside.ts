import { lstat, mkdir, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { EvaError } from '@eva/core'
import { isPlainPath } from './model-spec.ts'

/**
 * The path of a file of the folder, with every folder on the way made. Throws `model_unavailable` for a path that could
 * lead elsewhere: by its name, or by a link that somebody put on the way. The folder itself may be a link.
 */
export async function placeInside(folder: string, path: string): Promise<string> {
  if (!isPlainPath(path)) throw astray(path)
  await mkdir(folder, { recursive: true })
  let at = await realpath(folder)
  for (const part of path.split('/').slice(0, -1)) {
    at = join(at, part)
    await mkdir(at).catch((thrown: unknown) => {
      if (!isCode(thrown, 'EEXIST')) throw thrown
    })
    if (!(await lstat(at)).isDirectory()) throw astray(path)
  }
  return join(at, path.slice(dirname(path) === '.' ? 0 : dirname(path).length + 1))
}

/** Whether the system's error has this code. */
export const isCode = (thrown: unknown, code: string): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === code

const astray = (path: string): EvaError =>
  new EvaError('model_unavailable', `${path} would not be stored inside its folder.`, {
    fix: 'Remove what stands in its way there, or choose another one.',
  })
