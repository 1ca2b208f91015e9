import { type ChatState, isBusy } from '../chat/chat-state.ts'
import { runningTurn } from '../conversation/conversation.ts'
import type { Device } from './microphone.ts'
import type { MicrophoneTrouble } from './microphone-trouble.ts'

/** `push_to_talk`: she listens while a key or the orb is held, and answers when it is let go. */
export type CallMode = 'hands_free' | 'push_to_talk'

export type CallState = {
  /**
   * `ready`: not begun. `asking`: the browser asks the person. `open`: the microphone is. `muted`: it was let go, the
   * call goes on. `ended`: by the person. `failed`: there is no microphone, and `trouble` says why.
   */
  phase: 'ready' | 'asking' | 'open' | 'muted' | 'ended' | 'failed'
  trouble: MicrophoneTrouble | null
  mode: CallMode
  /** Push-to-talk: the key or the orb is held. */
  isHolding: boolean
  devices: Device[]
  deviceId: string | null
  /** Whether the microphone has given any sound yet; `nothing` after a while without. */
  level: 'waiting' | 'heard' | 'nothing'
}

export const INITIAL_CALL_STATE: CallState = {
  phase: 'ready',
  trouble: null,
  mode: 'hands_free',
  isHolding: false,
  devices: [],
  deviceId: null,
  level: 'waiting',
}

/** What she and the person are doing, in one word; each has its own colour and motion. */
export type CallMood =
  | 'connecting'
  | 'offline'
  | 'error'
  | 'muted'
  | 'idle'
  | 'listening'
  | 'transcribing'
  | 'thinking'
  | 'speaking'
  | 'interrupted'

export function callMood(chat: ChatState, call: Pick<CallState, 'phase' | 'isHolding'>): CallMood {
  const { connection, conversation, activity, player, caption } = chat
  if (player.phase === 'playing') return 'speaking'
  if (connection.phase !== 'open') {
    return connection.phase === 'connecting' && connection.attempt === 0 ? 'connecting' : 'offline'
  }
  if (call.phase === 'failed' || conversation.problem !== null || conversation.pending?.problem != null) return 'error'
  if (call.phase === 'asking') return 'connecting'
  if (call.isHolding || caption?.phase === 'speaking' || player.phase === 'paused') return 'listening'
  if (runningTurn(conversation) !== undefined || conversation.pending !== null || activity === 'thinking') {
    return 'thinking'
  }
  if (caption?.phase === 'finished' || activity === 'transcribing') return 'transcribing'
  if (call.phase === 'muted') return 'muted'
  if (conversation.interrupted) return 'interrupted'
  return conversation.turns.at(-1)?.status === 'failed' && call.phase === 'open' ? 'error' : 'idle'
}

/** What a tap on the orb does. */
export type OrbAction = 'interrupt' | 'unmute' | 'hold' | 'reconnect' | 'unlock' | null

export function orbAction(chat: ChatState, call: CallState): OrbAction {
  if (chat.player.phase === 'blocked') return 'unlock'
  if (chat.connection.phase === 'closed' || chat.connection.phase === 'waiting') return 'reconnect'
  if (call.phase === 'open' && call.mode === 'push_to_talk') return 'hold'
  if (isBusy(chat)) return 'interrupt'
  return call.phase === 'muted' ? 'unmute' : null
}
