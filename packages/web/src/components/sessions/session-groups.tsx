import type { SessionSummary } from '@eva/protocol'
import { groupByDay } from '../../lib/text/group-by-day.ts'
import { useText } from '../eva-context.tsx'
import { useToday } from '../hooks.ts'
import { SessionItem } from './session-item.tsx'

type SessionGroupsProps = {
  list: readonly SessionSummary[]
  current: string | null
  onChoose: (sessionId: string) => void
  onDeleted: (sessionId: string) => void
}

/** The conversations under their days. */
export function SessionGroups({ list, current, onChoose, onDeleted }: SessionGroupsProps) {
  const text = useText()
  const now = useToday()
  return groupByDay(list, now).map(({ day, sessions }) => (
    <section key={day} aria-label={text[day]} className="mt-2 first:mt-0">
      <h2 className="px-2 py-1 text-xs font-medium text-muted">{text[day]}</h2>
      <ul className="grid grid-cols-1 gap-0.5">
        {sessions.map((session) => (
          <SessionItem
            key={session.session_id}
            session={session}
            now={now}
            isCurrent={session.session_id === current}
            onChoose={() => onChoose(session.session_id)}
            onDeleted={() => onDeleted(session.session_id)}
          />
        ))}
      </ul>
    </section>
  ))
}
