import { callMood } from '../../lib/voice/call-state.ts'
import { useCall, useChat, useText } from '../eva-context.tsx'

/** What happens now and what a tap would do, in words; read out when it changes. */
export function StatusLine() {
  const text = useText()
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
      {text.talk[`status_${word}`]}
    </p>
  )
}
