import { callMood } from '../../lib/voice/call-state.ts'
import { useChat, useWords } from '../eva-context.tsx'
import { useCall } from './talk-context.tsx'
import { TALK_WORDS } from './words.ts'

/** What happens now and what a tap would do, in words; read out when it changes. */
export function StatusLine() {
  const text = useWords(TALK_WORDS)
  const call = useCall((state) => state)
  const mood = useChat((state) => callMood(state, call))
  const isBlocked = useChat((state) => state.player.phase === 'blocked')
  const isPushToTalk = call.mode === 'push_to_talk' && call.phase === 'open'
  const word = isBlocked
    ? 'blocked'
    : call.isHolding
      ? 'holding'
      : isPushToTalk && (mood === 'idle' || mood === 'interrupted')
        ? 'hold'
        : mood
  return (
    <p role="status" data-mood={mood} className="min-h-7 text-center text-lg font-medium text-balance">
      {text[`status_${word}`]}
    </p>
  )
}
