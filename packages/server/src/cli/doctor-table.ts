import { styleText } from 'node:util'
import type { Diagnosis, DiagnosisCheck, DiagnosisStatus } from '@eva/protocol'

export type DoctorLanguage = 'en' | 'fr'

/** What the command says beside the findings. */
export const DOCTOR_WORDS = {
  en: {
    running: (address: string) => `Eva runs at ${address}; this is how she says her parts are.`,
    here: (address: string | null) =>
      `${address === null ? 'Eva is not asked' : `No Eva answers at ${address}`}: her parts were opened here, without a server.`,
    counts: { good: 'good', warning: 'to look at', bad: 'bad', skipped: 'not there' },
    took: (seconds: string) => `${seconds} s`,
    fix: 'What to do:',
  },
  fr: {
    running: (address: string) => `Eva tourne à ${address} ; voici comment vont ses parties, d’après elle.`,
    here: (address: string | null) =>
      `${address === null ? 'Aucune Eva n’est interrogée' : `Aucune Eva ne répond à ${address}`} : ses parties ont été ouvertes ici, sans serveur.`,
    counts: { good: 'bien', warning: 'à regarder', bad: 'mal', skipped: 'absents' },
    took: (seconds: string) => `${seconds} s`,
    fix: 'Que faire :',
  },
} as const

const MARKS: Readonly<Record<DiagnosisStatus, readonly [mark: string, colour: 'green' | 'yellow' | 'red' | 'gray']>> = {
  good: ['✓', 'green'],
  warning: ['!', 'yellow'],
  bad: ['✗', 'red'],
  skipped: ['–', 'gray'],
}

/** Worst first, as a summary counts them. */
const ORDER = ['bad', 'warning', 'good', 'skipped'] as const

/** The language that was asked for, else that of the terminal, else English. */
export function languageFrom(
  wanted: string | undefined,
  { LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>,
): DoctorLanguage {
  return /^fr\b/i.test((wanted ?? (LC_ALL || LC_MESSAGES || LANG || '')).replace('_', '-')) ? 'fr' : 'en'
}

/** A diagnosis for a terminal: a line for each part, below it what can be done, and at the end how many are how. */
export function doctorTable({ checks, total_ms }: Diagnosis, language: DoctorLanguage): readonly string[] {
  const words = DOCTOR_WORDS[language]
  const name = (check: DiagnosisCheck): string => check.name[language]
  const nameWidth = Math.max(...checks.map((check) => name(check).length))
  const lines = checks.flatMap((check) => {
    const [mark, colour] = MARKS[check.status]
    const ms = check.latency_ms === null ? '' : `${Math.round(check.latency_ms)} ms`
    const line = `${styleText(colour, mark)} ${name(check).padEnd(nameWidth)}  ${ms.padStart(8)}  ${check.says[language]}`
    const indent = ' '.repeat(nameWidth + 14)
    const more = check.status === 'good' ? [] : [check.words, check.fix && `${words.fix} ${check.fix[language]}`]
    return [line, ...more.flatMap((text) => (text === null ? [] : [`${indent}${text}`]))]
  })
  const counts = ORDER.map((status) => [checks.filter((check) => check.status === status).length, status] as const)
  const summary = counts.flatMap(([count, status]) => (count === 0 ? [] : [`${count} ${words.counts[status]}`]))
  const seconds = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(total_ms / 1_000)
  return [...lines, '', `${summary.join(', ')}; ${words.took(seconds)}`]
}
