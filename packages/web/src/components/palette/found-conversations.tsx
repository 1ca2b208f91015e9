import type { SessionSummary } from '@eva/protocol'
import { MessageSquareText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useEva, useWords } from '../eva-context.tsx'
import { type Choose, Item, Section } from './items.tsx'
import { PALETTE_WORDS } from './words.ts'

/** So many are enough to find one; the list at the side has all. */
const MOST = 6
/** Typing is searched when it rests this long. */
const REST_MS = 120

/** Conversations in which something was said: found by Eva, in everything that was said, and not by their names alone. */
export function FoundConversations({ query, choose }: { query: string; choose: Choose }) {
  const words = useWords(PALETTE_WORDS)
  const { api } = useEva()
  const wanted = query.trim()
  const [found, setFound] = useState<readonly SessionSummary[]>([])
  useEffect(() => {
    let isCurrent = true
    const search = async () => {
      const outcome = wanted === '' ? null : await api.listSessions(wanted)
      if (isCurrent) setFound(outcome?.ok ? outcome.value.slice(0, MOST) : [])
    }
    const timer = setTimeout(() => void search(), REST_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [api, wanted])
  if (found.length === 0) return null
  return (
    <Section heading={words.conversations} isFound>
      {found.map(({ session_id, title, snippet }) => (
        <Item
          key={session_id}
          value={session_id}
          isFound
          icon={MessageSquareText}
          label={title === '' ? words.untitled : title}
          note={snippet}
          onChoose={() => choose(() => location.assign(`/?c=${session_id}`))}
        />
      ))}
    </Section>
  )
}
