import { Square } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { hardMisses } from '../../lib/reviews/judge.ts'
import type { Making } from '../../lib/reviews/reviews.ts'
import { Button } from '../button.tsx'
import { useSettings, useWords } from '../eva-context.tsx'
import { ProgressBar } from '../progress-bar.tsx'
import { FiguresTable } from './figures-table.tsx'
import { FindingsList } from './findings-list.tsx'
import { useReviewActions } from './reviews-context.tsx'
import { CHECK_WORDS } from './words.ts'

type MakingCardProps = {
  making: Making
  /** Called when the card goes away and takes the focus with it. */
  onFocusLost: () => void
}

/** A review while it is made: how far it is, and each figure as soon as it is known. */
export function MakingCard({ making, onFocusLost }: MakingCardProps) {
  const text = useWords(CHECK_WORDS)
  const { language } = useSettings()
  const reviews = useReviewActions()
  const stop = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const button = stop.current
    return () => {
      if (document.activeElement === button) onFocusLost()
    }
  }, [onFocusLost])
  const { done, of, step, metrics, findings } = making
  const hard = hardMisses(metrics)
  return (
    <section aria-label={text.makingLabel} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid gap-3 rounded-3xl border border-line bg-raised p-5 shadow-soft sm:p-6">
        <div className="flex items-center gap-3">
          <p className="min-w-0 flex-1">
            {step === null ? text.preparing : `${text[`aspect_${step.aspect}`]} · ${step.name[language]}`}
          </p>
          {of !== null && (
            <p className="flex-none text-sm text-muted tabular-nums">{text.step(Math.min(done + 1, of), of)}</p>
          )}
          <Button ref={stop} onClick={() => void reviews.stop()}>
            <Square aria-hidden="true" className="size-3.5 fill-current" />
            {text.stop}
          </Button>
        </div>
        <ProgressBar label={text.makingLabel} value={of === null ? null : done} max={of ?? 1} />
      </div>
      {findings.length + hard.length > 0 && <FindingsList hard={hard} findings={findings} blockers={[]} />}
      {metrics.length > 0 && <FiguresTable metrics={metrics} changes={[]} />}
    </section>
  )
}
