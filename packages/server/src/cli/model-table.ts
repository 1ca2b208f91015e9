import { type Fit, PACE_TOKENS_PER_S } from '../models/fit.ts'
import { memoryNeeded } from '../models/memory.ts'
import type { Model, ModelList } from '../models/model-manager.ts'

const HEAD = ['MODEL', 'SIZE', 'MEMORY', 'LANGUAGES', 'LICENCE', 'HERE', 'FITS'] as const

/** So many languages are shown by name; of the others only how many there are. */
const LANGUAGES_SHOWN = 4

/** The list for a terminal: aligned columns, and below them which one is recommended and why. */
export function modelTable(list: ModelList): readonly string[] {
  const { models, recommended, setting } = list
  const rows = [HEAD, ...models.map((model) => cells(model, recommended?.id ?? null))]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const free = `${(list.freeDiskBytes / 1e9).toFixed(1)} GB are free on the disk of ${list.folder}`
  const advice =
    recommended === null
      ? 'None of the catalogue fits this machine now: see what each of them needs with --json.'
      : `* ${recommended.id} is recommended for this machine. ${recommended.reason}`
  const override = setting === null ? [] : [`EVA_LOCAL_MODEL=${setting} goes before any choice.`]
  return [...lines, '', advice, ...override, free]
}

function cells(model: Model, recommended: string | null): readonly string[] {
  const { id, entry, sizeBytes, fit } = model
  const more = (entry?.languages.length ?? 0) - LANGUAGES_SHOWN
  const languages = entry?.languages.slice(0, LANGUAGES_SHOWN).join(' ') ?? '?'
  return [
    id === recommended ? `${id} *` : id,
    `${model.installed || entry?.size_is_exact === true ? '' : '~'}${gigabytes(sizeBytes)}`,
    entry === null ? '?' : gigabytes(memoryNeeded(entry)),
    more > 0 ? `${languages} +${more}` : languages,
    entry?.licence.name.replace(/ \(.*\)$/, '') ?? '?',
    whereabouts(model),
    fits(fit),
  ]
}

function whereabouts({ installed, loaded, chosen, partBytes, sizeBytes, pull }: Model): string {
  if (pull !== null) return `${percent(pull.receivedBytes, pull.totalBytes)}, coming`
  if (!installed) return partBytes > 0 ? `${percent(partBytes, sizeBytes)}, stopped` : '-'
  return ['yes', loaded ? 'loaded' : '', chosen ? 'chosen' : ''].filter((word) => word !== '').join(', ')
}

function fits(fit: Fit | null): string {
  if (fit === null) return '?'
  if (!fit.ok) return 'no'
  if (fit.tokensPerS === null) return 'yes, graphics card'
  return fit.tokensPerS < PACE_TOKENS_PER_S
    ? `slow, ~${fit.tokensPerS.toFixed(1)} tokens/s`
    : `yes, ~${Math.round(fit.tokensPerS)} tokens/s`
}

const percent = (bytes: number, of: number): string => (of === 0 ? '?' : `${Math.floor((bytes / of) * 100)} %`)

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(2)} GB`
