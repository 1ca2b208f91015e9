import type { Problem } from '../../lib/conversation/conversation.ts'
import { useText, useWords } from '../eva-context.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'
import { SETTINGS_WORDS } from './words.ts'

/** What went wrong; it stays in sight, because what was pressed is often far down a list. */
export function ProblemInSight({ problem }: { problem: Problem | null }) {
  const text = useText()
  const words = useWords(SETTINGS_WORDS)
  if (problem === null) return null
  return (
    <div className="sticky top-2 z-10 rounded-2xl bg-raised shadow-soft">
      {problem.code === 'rate_limited' ? (
        <ProblemCard title={words.tooFast} problem={null} />
      ) : (
        <ProblemCard title={text.mood_error} problem={problem} />
      )}
    </div>
  )
}
