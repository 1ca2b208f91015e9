import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** How it went with an entry of a catalogue. */
export type Verified<Found> = {
  readonly id: string
  /** One for each row that it gets. */
  readonly found: readonly Found[]
  /** What was not as it should be; none for an entry that is verified. */
  readonly problems: readonly string[]
}

/** The table of a catalogue, between two marks of a page. */
export type Table<Found> = {
  readonly what: 'voices' | 'ears'
  /** Of the catalogue, in its order. */
  readonly ids: readonly string[]
  /** Beside the id and when it was verified. */
  readonly columns: readonly string[]
  readonly cells: (found: Found) => readonly string[]
}

/** Writes what was found into the page, and leaves what it says of other entries alone. */
export function writeTable<Found>(file: string, table: Table<Found>, results: readonly Verified<Found>[]): void {
  const { what, ids, columns, cells } = table
  const begin = `<!-- neural ${what}: begin, written by npm run verify -- ${what} -->`
  const end = `<!-- neural ${what}: end -->`
  const width = columns.length + 2
  const head = [rowOf(width, what.replace(/s$/, ''), 'verified', ...columns), `|${'---|'.repeat(width)}`]
  const page = readFileSync(file, 'utf8')
  const from = page.indexOf(begin)
  const to = page.indexOf(end)
  if (from < 0 || to < 0) throw new TypeError(`${file} has no place for the table of ${what}.`)
  const before = page.slice(from, to).split('\n')
  const rows = ids.flatMap((id) => {
    const result = results.find((one) => one.id === id)
    if (result === undefined) {
      const known = before.filter((line) => line.startsWith(`| ${id} |`))
      return known.length > 0 ? known : [rowOf(width, id, 'not yet')]
    }
    const { found, problems } = result
    if (problems.length === 0 && found.length > 0) return found.map((one) => rowOf(width, id, here(), ...cells(one)))
    return [rowOf(width, id, `**no**: ${problems.join('; ').replaceAll('|', '/').replaceAll('\n', ' ')}`)]
  })
  writeFileSync(file, `${page.slice(0, from)}${[begin, '', ...head, ...rows, '', ''].join('\n')}${page.slice(to)}`)
}

const here = (): string =>
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}`

const rowOf = (width: number, ...cells: readonly string[]): string =>
  `| ${[...cells, ...Array.from({ length: width - cells.length }, () => '')].join(' | ')} |`

/** Figures as the tables have them; `–` where there is none. */
export const ms = (value: number): string => `${value.toFixed(0)} ms`
export const megabytes = (value: number | null): string => (value === null ? '–' : `${Math.round(value)} MB`)
export const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`)
