import type { VoiceBody, VoiceDownload } from '@eva/protocol'

/** So many languages are shown by name; of the others only how many there are. */
const LANGUAGES_SHOWN = 4

/** The voices that are here, one to a line, and below them the models that can be fetched. */
export function voiceLines(voices: readonly VoiceBody[]): readonly string[] {
  const here = voices.filter(({ installed }) => installed)
  const lines = columns(
    here.map(({ id, languages, name, gender, default_for }) => [
      id,
      some(languages),
      `${name} (${gender})${default_for.length === 0 ? '' : `  speaks ${default_for.join(', ')}`}`,
    ]),
  )
  const others = modelsOf(voices.filter(({ installed }) => !installed))
  if (others.length === 0) return lines
  return [
    ...lines,
    ...(lines.length === 0 ? [] : ['']),
    'To fetch with "npx eva voices pull <voice>":',
    ...columns(others.map(row)),
  ]
}

type Model = { readonly download: VoiceDownload; readonly languages: readonly string[]; readonly voices: number }

function modelsOf(voices: readonly VoiceBody[]): readonly Model[] {
  const models = new Map<string, Model>()
  for (const { download, languages } of voices) {
    if (download === null) continue
    const known = models.get(download.id) ?? { download, languages: [], voices: 0 }
    const all = [...new Set([...known.languages, ...languages])]
    models.set(download.id, { download, languages: all, voices: known.voices + 1 })
  }
  return [...models.values()]
}

const row = ({ download, languages, voices }: Model): readonly string[] => [
  download.id,
  some(languages),
  `${download.size_is_exact ? '' : '~'}${Math.round(download.size_bytes / 1e6)} MB${partOf(download)}`,
  voices === 1 ? '1 voice' : `${voices} voices`,
  download.licence.name,
  download.good_for.en,
]

function partOf({ part_bytes, size_bytes }: VoiceDownload): string {
  return part_bytes === 0 ? '' : `, ${Math.floor((part_bytes / size_bytes) * 100)} % here`
}

function some(languages: readonly string[]): string {
  const more = languages.length - LANGUAGES_SHOWN
  return `${languages.slice(0, LANGUAGES_SHOWN).join(', ')}${more > 0 ? ` +${more}` : ''}`
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const width = (column: number): number => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))
  return rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(width(column)))
      .join('  ')
      .trimEnd(),
  )
}
