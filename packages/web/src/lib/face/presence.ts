import type { FaceMood } from '@eva/protocol'
import type { ChatState } from '../chat/chat-state.ts'
import { runningTurn } from '../conversation/conversation.ts'
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
      return isWriting(chat) ? 'writing' : 'thinking'
    case 'speaking':
      return 'speaking'
    case 'idle':
    case 'interrupted':
    case 'muted':
      return 'resting'
  }
}

/** She answers, and nobody speaks it. */
const isWriting = ({ conversation }: ChatState): boolean => (runningTurn(conversation)?.moods.length ?? 0) > 0

/** What she says, as her face takes it: her mood with it, and a name for it that the next sentence does not have. */
export type Felt = { mood: FaceMood; sentence: string; isHeard: boolean }

/** The sentence that sounds, and else the latest that she wrote with a feeling; `null` where there is none. */
export function feltNow({ spoken, conversation }: ChatState): Felt | null {
  if (spoken !== null) {
    const turn = conversation.turns.find(({ id }) => id === spoken.turnId)
    const mood = turn?.sentences[spoken.index]?.mood ?? 'neutral'
    return { mood, sentence: `${spoken.turnId} ${spoken.index}`, isHeard: true }
  }
  const turn = conversation.turns.at(-1)
  const index = turn?.moods.findLastIndex((mood) => mood !== 'neutral') ?? -1
  const mood = turn?.moods[index]
  return turn === undefined || mood === undefined
    ? null
    : { mood, sentence: `${turn.id} written ${index}`, isHeard: false }
}

/** What her face shows, at a time in ms that never runs backwards. */
export type Feeling = (nowMs: number, felt: Felt | null, presence: Presence) => FaceMood

/** A smile outlasts the sentence that it belonged to. */
const LINGERS_MS = 3_500
/** A text is read later than it comes. */
const READ_MS = 8_000

export function createFeeling(): Feeling {
  let last: { felt: Felt; untilMs: number } | null = null
  return (nowMs, felt, presence) => {
    if (felt !== null && (felt.isHeard || felt.sentence !== last?.felt.sentence)) {
      last = { felt, untilMs: nowMs + (felt.isHeard ? LINGERS_MS : READ_MS) }
    }
    if (presence === 'thinking') return 'thought'
    return last !== null && nowMs < last.untilMs ? last.felt.mood : 'neutral'
  }
}
