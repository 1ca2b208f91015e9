import type { Pull } from '@eva/server'
import { type Table, type Verified, writeTable } from './table.ts'

export type VerifyWish = {
  /** Of the catalogue; empty for all of it. */
  readonly names: readonly string[]
  readonly dataDir: string
  /** A page with a place for the table. */
  readonly report: string
}

/** A catalogue whose entries are to be fetched and tried. */
export type Trial<Entry, Found> = {
  readonly table: Table<Found>
  readonly entries: readonly Entry[]
  readonly manager: {
    installed(): readonly { readonly id: string }[]
    pull(id: string): Promise<Pull>
    remove(id: string): Promise<void>
    close(): Promise<void>
  }
  /** Uses one that is here. */
  readonly use: (entry: Entry) => Promise<Pick<Verified<Found>, 'found' | 'problems'>>
  /** What is said of one that is as it should be: `speaks as it should`. */
  readonly praise: string
}

/**
 * Fetches each entry, uses it, and writes a table. What was not here before is removed again.
 *
 * @returns what to exit with: 1 when one could not be had or was not as it should be, 2 for a name that is not listed
 */
export async function verifySets<Entry extends { readonly id: string; readonly size_bytes: number }, Found>(
  { names, report }: Pick<VerifyWish, 'names' | 'report'>,
  { table, entries, manager, use, praise }: Trial<Entry, Found>,
  print: (line: string) => void,
): Promise<number> {
  const unknown = names.find((name) => !entries.some(({ id }) => id === name))
  if (unknown !== undefined) {
    const noun = table.what.replace(/s$/, '')
    print(`There is no ${noun} "${unknown}" in the catalogue: ${entries.map(({ id }) => id).join(', ')}`)
    return 2
  }
  const before = new Set(manager.installed().map(({ id }) => id))
  const results: Verified<Found>[] = []
  for (const entry of entries) {
    const { id } = entry
    if (names.length > 0 && !names.includes(id)) continue
    print(`${id}: fetching ${Math.round(entry.size_bytes / 1e6)} MB`)
    const failure = await fetched(() => manager.pull(id))
    const result = failure === null ? await tried(() => use(entry)) : { found: [], problems: [failure] }
    results.push({ id, ...result })
    print(`${id}: ${result.problems.length === 0 ? praise : result.problems.join('; ')}`)
    if (!before.has(id)) await manager.remove(id).catch(() => 'nothing had come')
  }
  await manager.close()
  writeTable(report, table, results)
  return results.every(({ problems }) => problems.length === 0) ? 0 : 1
}

async function tried<Found>(
  use: () => Promise<Pick<Verified<Found>, 'found' | 'problems'>>,
): Promise<Pick<Verified<Found>, 'found' | 'problems'>> {
  try {
    return await use()
  } catch (thrown) {
    return { found: [], problems: [reasonOf(thrown)] }
  }
}

async function fetched(begin: () => Promise<Pull>): Promise<string | null> {
  try {
    const { error, status } = await (await begin()).ended
    return status === 'done' ? null : (error?.message ?? status)
  } catch (thrown) {
    return reasonOf(thrown)
  }
}

const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
