import type { SessionSummary } from '@eva/protocol'

export type Day = 'today' | 'yesterday' | 'earlier'

/** Conversations by the local day on which something was last said in them; order is kept, empty days are left out. */
export function groupByDay(list: readonly SessionSummary[], now: Date): { day: Day; sessions: SessionSummary[] }[] {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate())
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  const dayOf = (session: SessionSummary): Day => {
    const at = new Date(session.updated_at)
    if (at >= today) return 'today'
    return at >= yesterday ? 'yesterday' : 'earlier'
  }
  const groups = Map.groupBy(list, dayOf)
  return [...groups].map(([day, sessions]) => ({ day, sessions }))
}
