import { lstat, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlannedFile } from './set-plan.ts'

/** What a set is to be made of, while it comes. */
const WANTED = 'wanted.json'
/** The same, once all of it was there. */
const INSTALLED = 'installed.json'

/** Files that are no part of what a set holds. */
export const RECORDS: ReadonlySet<string> = new Set([WANTED, INSTALLED, `${WANTED}.new`])

type SetRecord = Readonly<Record<string, { readonly bytes: number; readonly hex: string }>>

/** Writes down what is to come. What an earlier try fetched of another version of the set is thrown away. */
export async function beginRecord(folder: string, files: readonly PlannedFile[]): Promise<void> {
  const before = { ...(await readRecord(folder, INSTALLED)), ...(await readRecord(folder, WANTED)) }
  for (const { path, checksum } of files) {
    const known = before[path]
    if (known?.hex !== checksum.hex) await rm(join(folder, path), { force: true })
  }
  await rm(join(folder, INSTALLED), { force: true })
  const record = Object.fromEntries(
    files.map(({ path, sizeBytes, checksum }) => [path, { bytes: sizeBytes, hex: checksum.hex }]),
  )
  await writeFile(join(folder, `${WANTED}.new`), JSON.stringify(record))
  await rename(join(folder, `${WANTED}.new`), join(folder, WANTED))
}

/** All of it is there. */
export const finishRecord = (folder: string): Promise<void> => rename(join(folder, WANTED), join(folder, INSTALLED))

/** The size of a set that is here, whole; `null` for one that never was, or of which a file has gone or was cut since. */
export async function wholeBytes(folder: string): Promise<number | null> {
  const record = await readRecord(folder, INSTALLED)
  if (record === null) return null
  const sizes = await Promise.all(
    Object.entries(record).map(async ([path, { bytes }]) =>
      (await sizeOf(join(folder, path))) === bytes ? bytes : null,
    ),
  )
  return sizes.reduce((sum, bytes) => (sum === null || bytes === null ? null : sum + bytes), 0)
}

/** In bytes; `null` for what is no plain file. */
export const sizeOf = (file: string): Promise<number | null> =>
  lstat(file).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  )

async function readRecord(folder: string, name: string): Promise<SetRecord | null> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => '')
  try {
    const record: unknown = JSON.parse(text)
    return isSetRecord(record) ? record : null
  } catch {
    return null
  }
}

const isSetRecord = (value: unknown): value is SetRecord =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((file) => typeof file?.bytes === 'number' && typeof file?.hex === 'string')
