import type { Mood } from '../lib/chat/chat-state.ts'

/** Her presence. Decoration: the word beside it says the same. */
export function Orb({ mood, className }: { mood: Mood; className: string }) {
  return <span className={`orb ${className}`} data-mood={mood} aria-hidden="true" />
}
