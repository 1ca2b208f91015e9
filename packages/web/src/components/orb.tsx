import type { Mood } from '../lib/chat/chat-state.ts'
import type { CallMood } from '../lib/voice/call-state.ts'

/** Her presence. Decoration: the word beside it says the same. */
export function Orb({ mood, className }: { mood: Mood | CallMood; className: string }) {
  return <span className={`orb ${className}`} data-mood={mood} aria-hidden="true" />
}
