import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Where a program is; `null` where it is not installed.
 *
 * @param path folders as in `PATH`
 */
export function findProgram(name: string, path: string = process.env.PATH ?? ''): string | null {
  const places = path.split(delimiter).map((folder) => join(folder, name))
  return places.find(isExecutable) ?? null
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
