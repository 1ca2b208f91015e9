import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { voiceCatalogue } from '@eva/server'
import type { Heard } from './hear.ts'

/** How it went with a voice of the catalogue. */
export type Verified = {
  readonly id: string
  readonly heard: readonly Heard[]
  /** What was not as it should be; none for a voice that is verified. */
  readonly problems: readonly string[]
}

const BEGIN = '<!-- neural voices: begin, written by npm run verify -- voices -->'
const END = '<!-- neural voices: end -->'
const HEAD = [
  '| voice | verified | language | first sound ever | first sound, p50 / p95 | real-time factor | memory | a letter | words not understood |',
  '|---|---|---|---|---|---|---|---|---|',
]

/** Writes what was found into the page, and leaves what it says of other voices alone. */
export function writeTable(file: string, results: readonly Verified[]): void {
  const page = readFileSync(file, 'utf8')
  const from = page.indexOf(BEGIN)
  const to = page.indexOf(END)
  if (from < 0 || to < 0) throw new TypeError(`${file} has no place for the table of voices.`)
  const before = page.slice(from, to).split('\n')
  const rows = voiceCatalogue.flatMap(({ id }) => {
    const result = results.find((one) => one.id === id)
    if (result !== undefined) return rowsOf(result)
    const known = before.filter((line) => line.startsWith(`| ${id} |`))
    return known.length > 0 ? known : [row(id, 'not yet')]
  })
  writeFileSync(file, `${page.slice(0, from)}${[BEGIN, '', ...HEAD, ...rows, '', ''].join('\n')}${page.slice(to)}`)
}

function rowsOf({ id, heard, problems }: Verified): readonly string[] {
  if (problems.length > 0 || heard.length === 0) {
    return [row(id, `**no**: ${problems.join('; ').replaceAll('|', '/').replaceAll('\n', ' ')}`)]
  }
  const where = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}`
  return heard.map((one) =>
    row(
      id,
      where,
      one.language,
      ms(one.firstEverMs),
      `${ms(one.firstMs)} / ${ms(one.firstP95Ms)}`,
      one.realTimeFactor.toFixed(3),
      one.memoryMb === null ? '–' : `${Math.round(one.memoryMb)} MB`,
      ms(one.msPerLetter),
      one.wordErrorRate === null ? '–' : `${(one.wordErrorRate * 100).toFixed(1)} %`,
    ),
  )
}

const row = (...cells: readonly string[]): string =>
  `| ${[...cells, ...Array.from({ length: 9 - cells.length }, () => '')].join(' | ')} |`

const ms = (value: number): string => `${value.toFixed(0)} ms`
