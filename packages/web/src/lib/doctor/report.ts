import type { Language } from '../../i18n/languages.ts'
import type { BrowserFound, BrowserPart } from './browser/browser-found.ts'
import { type BrowserWords, told } from './browser/browser-words.ts'
import type { DoctorState } from './doctor.ts'

type ReportParts = {
  readonly eva: Pick<DoctorState, 'about' | 'rows'>
  readonly browser: Readonly<Record<BrowserPart, BrowserFound | null>>
  /** How the browser calls itself. */
  readonly agent: string
  readonly words: BrowserWords
  readonly language: Language
}

const MARKS = { good: 'ok', warning: '! ', bad: 'XX', skipped: '- ' } as const

type Line = {
  readonly status: keyof typeof MARKS
  readonly name: string
  readonly latencyMs: number | null
  readonly says: string
  readonly more: readonly (string | null)[]
}

/**
 * Everything that was found, to be given to somebody else. What Eva tells of herself holds no secret, and of this browser
 * nothing is told but what was measured: no name of a device, no address of the page.
 */
export function writeReport({ eva, browser, agent, words, language }: ReportParts): string {
  const { about, rows } = eva
  const hers = rows.flatMap(({ name, check }): Line[] => {
    if (check === null) return []
    const { status, latency_ms, says, words: own, fix } = check
    const more = status === 'good' ? [] : [own, fix?.[language] ?? null]
    return [{ status, name: name[language], latencyMs: latency_ms, says: says[language], more }]
  })
  const its = Object.entries(browser).flatMap(([part, found]): Line[] => {
    if (found === null || !isPart(part, words)) return []
    const { says, fix } = told(words, found.seen)
    return [{ status: found.status, name: words.parts[part], latencyMs: found.latencyMs, says, more: [fix] }]
  })
  const head = about === null ? [] : [`Eva ${about.version} · ${about.machine} · ${about.at}`]
  return [...head, agent, '', ...hers.map(write), '', ...its.map(write), ''].join('\n')
}

const isPart = (part: string, { parts }: BrowserWords): part is BrowserPart => part in parts

function write({ status, name, latencyMs, says, more }: Line): string {
  const time = latencyMs === null ? '' : ` (${Math.round(latencyMs)} ms)`
  const below = more.flatMap((line) => (line === null ? [] : [`     ${line}`]))
  return [`[${MARKS[status]}] ${name}${time}: ${says}`, ...below].join('\n')
}
