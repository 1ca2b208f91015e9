import type { SetDownload } from '@eva/protocol'

/** So many languages are shown by name; of the others only how many there are. */
const LANGUAGES_SHOWN = 4

/** Languages as a cell of a table. */
export function someLanguages(languages: readonly string[]): string {
  const more = languages.length - LANGUAGES_SHOWN
  return `${languages.slice(0, LANGUAGES_SHOWN).join(', ')}${more > 0 ? ` +${more}` : ''}`
}

/** How large it is, and how much of it is here already. */
export function sizeCell({ size_bytes, size_is_exact, part_bytes }: SetDownload): string {
  const size = `${size_is_exact ? '' : '~'}${Math.round(size_bytes / 1e6)} MB`
  return part_bytes === 0 ? size : `${size}, ${Math.floor((part_bytes / size_bytes) * 100)} % here`
}

/** Rows as lines in which every column begins at the same place. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const width = (column: number): number => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))
  return rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(width(column)))
      .join('  ')
      .trimEnd(),
  )
}

/** What is here, and below it what can be fetched by `command`. */
export function hereAndToFetch(
  here: readonly (readonly string[])[],
  others: readonly (readonly string[])[],
  command: string,
): readonly string[] {
  const lines = columns(here)
  if (others.length === 0) return lines
  return [...lines, ...(lines.length === 0 ? [] : ['']), `To fetch with "${command}":`, ...columns(others)]
}
