import type { DiagnosisStatus } from '@eva/protocol'
import { CircleCheck, CircleMinus, CircleX, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { formatMs } from '../../lib/text/milliseconds.ts'
import { useSettings, useWords } from '../eva-context.tsx'
import { DOCTOR_WORDS } from './words.ts'

/** How a part is, while it is looked at too. */
export type RowStatus = DiagnosisStatus | 'checking'

const LOOKS: Readonly<Record<RowStatus, readonly [icon: LucideIcon, className: string]>> = {
  good: [CircleCheck, 'text-good'],
  warning: [TriangleAlert, 'text-fair'],
  bad: [CircleX, 'text-bad'],
  skipped: [CircleMinus, 'text-muted'],
  checking: [LoaderCircle, 'animate-spin text-muted'],
}

type PartRowProps = {
  id: string
  name: string
  status: RowStatus
  /** What was found; empty while it is being looked at. */
  says: string
  /** What the part said itself. */
  words: string | null
  fix: string | null
  latencyMs: number | null
  /** What can be done about it. */
  children?: ReactNode
}

/** One part: how it is, what was found, how long it took, and what to do. */
export function PartRow({ id, name, status, says, words, fix, latencyMs, children }: PartRowProps) {
  const text = useWords(DOCTOR_WORDS)
  const { language } = useSettings()
  const heading = useId()
  const [Icon, look] = LOOKS[status]
  return (
    <li
      data-part={id}
      data-status={status}
      aria-labelledby={heading}
      className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 px-4 py-3 sm:px-5"
    >
      <Icon aria-hidden="true" className={`mt-0.5 size-5 ${look}`} strokeWidth={1.9} />
      <div className="grid min-w-0 gap-1">
        <h3 id={heading} className="font-medium [overflow-wrap:anywhere]">
          {name}
          <span className="sr-only">: {text.status[status]}</span>
        </h3>
        {says !== '' && <p className="text-sm text-muted text-pretty [overflow-wrap:anywhere]">{says}</p>}
        {words !== null && (
          <p className="mt-0.5 rounded-lg bg-sunken px-2.5 py-1.5 font-mono text-xs [overflow-wrap:anywhere]">
            {words}
          </p>
        )}
        {fix !== null && (
          <p className="text-sm text-pretty [overflow-wrap:anywhere]">
            <span className="text-muted">{text.fix}</span> {fix}
          </p>
        )}
        {children}
      </div>
      <p className="pt-0.5 text-sm whitespace-nowrap text-muted tabular-nums">
        {latencyMs === null ? '' : formatMs(latencyMs, language)}
      </p>
    </li>
  )
}
