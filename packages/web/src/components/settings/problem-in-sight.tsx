import type { Problem } from '../../lib/conversation/conversation.ts'
import { useText } from '../eva-context.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'

/** What went wrong; it stays in sight, because what was pressed is often far down a list. */
export function ProblemInSight({ problem }: { problem: Problem | null }) {
  const text = useText()
  if (problem === null) return null
  return (
    <div className="sticky top-2 z-10 rounded-2xl bg-raised shadow-soft">
      {problem.code === 'rate_limited' ? (
        <ProblemCard title={text.voices.tooFast} problem={null} />
      ) : (
        <ProblemCard title={text.mood_error} problem={problem} />
      )}
    </div>
  )
}
