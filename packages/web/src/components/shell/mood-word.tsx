import type { Mood } from '../../lib/chat/chat-state.ts'
import { useText } from '../eva-context.tsx'

const COLOURS: Record<Mood, string> = {
  connecting: 'text-muted',
  reconnecting: 'text-accent',
  offline: 'text-muted',
  error: 'text-accent',
  thinking: 'text-accent',
  writing: 'text-accent',
  speaking: 'text-accent',
  interrupted: 'text-muted',
  idle: 'text-muted',
}

/** What she is doing, as a word; read out when it changes. */
export function MoodWord({ mood }: { mood: Mood }) {
  const text = useText()
  return (
    <p aria-live="polite" data-mood={mood} className={`truncate text-sm ${COLOURS[mood]}`}>
      {text[`mood_${mood}`]}
    </p>
  )
}
