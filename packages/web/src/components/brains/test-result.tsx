import { CircleCheck } from 'lucide-react'
import type { BrainFormState } from '../../lib/brains/brain-form.ts'
import { formatMs } from '../../lib/text/milliseconds.ts'
import { Button } from '../button.tsx'
import { useSettings, useText, useWords } from '../eva-context.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'
import { BRAIN_WORDS } from './words.ts'

type TestResultProps = { state: BrainFormState; onSaveAnyway: () => void }

/** What came of asking a brain for a few words: how long it took and what it said, or its server's own complaint. */
export function TestResult({ state: { test, problem, asksAnyway }, onSaveAnyway }: TestResultProps) {
  const text = useText()
  const words = useWords(BRAIN_WORDS)
  const { language } = useSettings()
  if (problem !== null) return <ProblemCard title={text.mood_error} problem={problem} />
  if (test === null) return null
  if (!test.ok) {
    const { words: message, fix } = test
    return (
      <ProblemCard title={words.failed} problem={{ code: 'test_failed', message, fix }}>
        {asksAnyway && (
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            <Button className="border border-line bg-raised" onClick={onSaveAnyway}>
              {words.saveAnyway}
            </Button>
            <span className="text-muted">{words.anywayHint}</span>
          </div>
        )}
      </ProblemCard>
    )
  }
  const total = formatMs(test.total_ms, language)
  return (
    <div role="status" className="grid gap-1 rounded-2xl bg-good-soft px-4 py-3 text-sm">
      <p className="flex items-center gap-2 font-medium text-good">
        <CircleCheck aria-hidden="true" className="size-4 flex-none" />
        {test.first_token_ms === null
          ? words.answeredIn(total)
          : words.answered(formatMs(test.first_token_ms, language), total)}
      </p>
      <p className="[overflow-wrap:anywhere]">
        {words.itSays} <q>{test.words}</q>
      </p>
    </div>
  )
}
