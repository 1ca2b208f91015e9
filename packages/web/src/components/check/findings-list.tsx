import type { Finding, Metric } from '@eva/protocol'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { writeValue } from '../../lib/reviews/write-value.ts'
import { useSettings, useWords } from '../eva-context.tsx'
import { CHECK_WORDS } from './words.ts'

const TONES = { critical: 'text-bad', major: 'text-fair', minor: 'text-muted' } as const
const ICONS = { critical: CircleAlert, major: TriangleAlert, minor: Info } as const

type FindingsListProps = {
  /** Figures that miss a target that must be met. */
  hard: readonly Metric[]
  findings: readonly Finding[]
  /** In how many reviews running each was there. */
  blockers: readonly { id: string; open_for: number }[]
}

/** What is wrong, worst first, and what to do about it. */
export function FindingsList({ hard, findings, blockers }: FindingsListProps) {
  const text = useWords(CHECK_WORDS)
  const { language } = useSettings()
  return (
    <ul className="grid gap-2">
      {hard.map(({ id, name, value, target, unit }) => (
        <li
          key={id}
          data-miss={id}
          className="grid grid-cols-[auto_1fr] gap-x-3 rounded-2xl border border-line bg-raised p-4"
        >
          <CircleAlert aria-hidden="true" className="mt-0.5 size-5 text-bad" />
          <div className="min-w-0">
            <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
              {name[language]}
              <span className="text-xs font-normal text-muted">{text.severity_critical}</span>
            </p>
            <p className="mt-0.5 text-sm text-muted">
              {text.mustBeMet(writeValue(value ?? 0, unit, language), writeValue(target ?? 0, unit, language))}
            </p>
          </div>
        </li>
      ))}
      {findings.map((finding) => {
        const Icon = ICONS[finding.severity]
        const age = blockers.find(({ id }) => id === finding.id)?.open_for
        return (
          <li
            key={finding.id}
            data-finding={finding.id}
            className="grid grid-cols-[auto_1fr] gap-x-3 rounded-2xl border border-line bg-raised p-4"
          >
            <Icon aria-hidden="true" className={`mt-0.5 size-5 ${TONES[finding.severity]}`} />
            <div className="min-w-0">
              <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
                {finding.title[language]}
                <span className="text-xs font-normal text-muted">
                  {text[`severity_${finding.severity}`]}
                  {age !== undefined && ` · ${text.openFor(age)}`}
                </span>
              </p>
              <p className="mt-0.5 text-sm text-muted [overflow-wrap:anywhere]">{finding.detail[language]}</p>
              {finding.fix !== null && (
                <p className="mt-1 text-sm [overflow-wrap:anywhere]">
                  <span className="text-muted">{text.fix}</span> {finding.fix[language]}
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
