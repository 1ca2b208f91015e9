import { type Aspect, aspectSchema, type Metric, type Review } from '@eva/protocol'
import { misses } from '../../lib/reviews/judge.ts'
import { writeValue } from '../../lib/reviews/write-value.ts'
import { useSettings, useWords } from '../eva-context.tsx'
import { CHECK_WORDS } from './words.ts'

type Change = Review['history']['changes'][number]
const ARROWS: Readonly<Record<Change['change'], string>> = { better: '↗', same: '→', worse: '↘', new: '•' }
const TONES: Readonly<Record<Change['change'], string>> = {
  better: 'text-good',
  same: 'text-muted',
  worse: 'text-bad',
  new: 'text-muted',
}

/** Every figure beside its target, and how it stands to the review before. */
export function FiguresTable({ metrics, changes }: { metrics: readonly Metric[]; changes: readonly Change[] }) {
  const text = useWords(CHECK_WORDS)
  return (
    <div className="overflow-x-auto rounded-2xl border border-line bg-raised">
      <table className="w-full text-sm">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="px-4 py-2 text-left font-medium">
              {text.figure}
            </th>
            <th scope="col" className="px-3 py-2 text-right font-medium">
              {text.measured}
            </th>
            <th scope="col" className="px-3 py-2 text-right font-medium max-sm:hidden">
              {text.target}
            </th>
            <th scope="col" className="px-4 py-2 text-right font-medium">
              <span className="max-sm:sr-only">{text.change}</span>
            </th>
          </tr>
        </thead>
        {aspectSchema.options.map((aspect) => (
          <Rows
            key={aspect}
            aspect={aspect}
            metrics={metrics.filter((metric) => metric.aspect === aspect)}
            changes={changes}
          />
        ))}
      </table>
    </div>
  )
}

function Rows({
  aspect,
  metrics,
  changes,
}: {
  aspect: Aspect
  metrics: readonly Metric[]
  changes: readonly Change[]
}) {
  const text = useWords(CHECK_WORDS)
  if (metrics.length === 0) return null
  return (
    <tbody className="border-t border-line">
      <tr>
        <th colSpan={4} scope="rowgroup" className="px-4 pt-3 pb-1 text-left font-serif text-base">
          {text[`aspect_${aspect}`]}
        </th>
      </tr>
      {metrics.map((metric) => (
        <Row key={metric.id} metric={metric} change={changes.find(({ id }) => id === metric.id) ?? null} />
      ))}
    </tbody>
  )
}

function Row({ metric, change }: { metric: Metric; change: Change | null }) {
  const text = useWords(CHECK_WORDS)
  const { language } = useSettings()
  const { value, target, unit, better } = metric
  const limit = target === null ? '–' : `${better === 'lower' ? '≤' : '≥'} ${writeValue(target, unit, language)}`
  return (
    <tr data-metric={metric.id} className="border-t border-line/60">
      <th scope="row" className="px-4 py-1.5 text-left align-top font-normal">
        {metric.name[language]}
        {metric.note !== null && <span className="block text-xs text-muted">{metric.note[language]}</span>}
      </th>
      <td
        className={`px-3 py-1.5 text-right align-top whitespace-nowrap tabular-nums ${misses(metric) ? 'font-medium text-bad' : ''}`}
      >
        {value === null ? <span className="text-muted">{text.notMeasured}</span> : writeValue(value, unit, language)}
        {target !== null && <span className="block text-xs font-normal text-muted sm:hidden">{limit}</span>}
      </td>
      <td className="px-3 py-1.5 text-right align-top whitespace-nowrap text-muted tabular-nums max-sm:hidden">
        {limit}
      </td>
      <td className={`px-4 py-1.5 text-right align-top max-sm:pl-0 ${change === null ? '' : TONES[change.change]}`}>
        {change !== null && (
          <>
            <span aria-hidden="true">{ARROWS[change.change]}</span>
            <span className="sr-only">{text[`change_${change.change}`]}</span>
          </>
        )}
      </td>
    </tr>
  )
}
