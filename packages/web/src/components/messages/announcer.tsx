import { useEffect, useRef, useState } from 'react'
import type { Turn } from '../../lib/conversation/conversation.ts'
import { finishedSentences } from '../../lib/conversation/sentences.ts'
import { useChat, useSettings, useText } from '../eva-context.tsx'

/** So many lines are kept; a screen reader has read the older ones long ago. */
const KEPT_LINES = 20

/**
 * Tells a screen reader each sentence as it is complete. When she speaks aloud it stays silent, rather than talk over
 * her.
 */
export function Announcer() {
  const text = useText()
  const { speak } = useSettings()
  const turn = useChat((state) => state.conversation.turns.at(-1))
  const [lines, setLines] = useState<{ number: number; said: string }[]>([])
  const place = useRef({ turnId: '', told: '' })

  useEffect(() => {
    const wasThere = place.current.turnId === turn?.id
    const said = advance(place.current, turn)
    if (said === '' || speak || turn === undefined || (!wasThere && turn.status !== 'running')) return
    setLines((known) => [...known, { number: (known.at(-1)?.number ?? 0) + 1, said }].slice(-KEPT_LINES))
  }, [turn, speak])

  return (
    <div role="log" aria-live="polite" aria-label={text.evaSaid} className="sr-only">
      {lines.map(({ number, said }) => (
        <p key={number}>{said}</p>
      ))}
    </div>
  )
}

/** Moves the place to the end of the last whole sentence; returns what was not told yet. */
function advance(place: { turnId: string; told: string }, turn: Turn | undefined): string {
  if (turn === undefined) return ''
  if (place.turnId !== turn.id) {
    place.turnId = turn.id
    place.told = ''
  }
  const { said, told } = finishedSentences(turn.answer, place.told, turn.status !== 'running')
  place.told = told
  return said
}
