import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Problem } from '../../lib/conversation/conversation.ts'
import { useText } from '../eva-context.tsx'

type ProblemCardProps = { title: string; problem: Problem | null; children?: ReactNode }

/** What went wrong in her own words, and what the person can do about it. */
export function ProblemCard({ title, problem, children }: ProblemCardProps) {
  const text = useText()
  return (
    <div role="alert" className="grid gap-1.5 rounded-2xl border border-accent/35 bg-accent-soft/50 px-4 py-3 text-sm">
      <p className="flex items-center gap-2 font-medium">
        <CircleAlert aria-hidden="true" className="size-4 flex-none text-accent" />
        {title}
      </p>
      {problem !== null && <p className="text-muted [overflow-wrap:anywhere]">{problem.message}</p>}
      {problem?.fix != null && (
        <p className="[overflow-wrap:anywhere]">
          <span className="font-medium">{text.whatToDo}</span> {problem.fix}
        </p>
      )}
      {children}
    </div>
  )
}
