import type { FaceMood } from '@eva/protocol'
import type { ChatState } from '../chat/chat-state.ts'
import { type CallState, callMood } from '../voice/call-state.ts'
import type { Presence } from './expressions.ts'

/** What her face does while this goes on. */
export function presenceOf(chat: ChatState, call: Pick<CallState, 'phase' | 'isHolding'>): Presence {
  switch (callMood(chat, call)) {
    case 'connecting':
      return call.phase === 'asking' ? 'resting' : 'away'
    case 'offline':
      return 'away'
    case 'error':
      return 'troubled'
    case 'listening':
    case 'transcribing':
      return 'listening'
    case 'thinking':
      return 'thinking'
    case 'speaking':
      return 'speaking'
    case 'idle':
    case 'interrupted':
    case 'muted':
      return 'resting'
  }
}

/** The mood of the sentence that sounds; `null` while none does, or none is known. */
export function spokenMood({ spoken, conversation }: ChatState): FaceMood | null {
  if (spoken === null) return null
  const turn = conversation.turns.find(({ id }) => id === spoken.turnId)
  return turn?.sentences[spoken.index]?.mood ?? null
}

/** A name for the sentence that sounds; `null` while none does. */
export const spokenSentence = ({ spoken }: ChatState): string | null =>
  spoken === null ? null : `${spoken.turnId} ${spoken.index}`

/** What her face shows, at a time in ms that never runs backwards. */
export type Feeling = (nowMs: number, spoken: FaceMood | null, presence: Presence) => FaceMood

/** A smile outlasts the sentence that it belonged to. */
const LINGERS_MS = 3_500

export function createFeeling(): Feeling {
  let last: FaceMood = 'neutral'
  let lastMs = Number.NEGATIVE_INFINITY
  return (nowMs, spoken, presence) => {
    if (spoken !== null) {
      last = spoken
      lastMs = nowMs
    }
    if (presence === 'thinking') return 'thought'
    return nowMs - lastMs < LINGERS_MS ? last : 'neutral'
  }
}
