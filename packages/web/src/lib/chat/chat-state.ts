import type { Activity, ServerEventOf } from '@eva/protocol'
import type { PlayerState } from '../audio/player.ts'
import type { ConnectionState } from '../connection/connection.ts'
import { type Conversation, EMPTY_CONVERSATION, runningTurn } from '../conversation/conversation.ts'
import type { SpokenStretch } from '../conversation/heard.ts'
import type { SpokenCaption } from './caption.ts'
import type { SwitchNotice } from './switch-notice.ts'

/** Who she is, and who answers and speaks, from `hello`. */
export type Host = Pick<ServerEventOf<'hello'>, 'brain' | 'voice' | 'ear' | 'name' | 'greeting'>

export type ChatState = {
  connection: ConnectionState
  host: Host | null
  sessionId: string | null
  conversation: Conversation
  /** The history of a conversation is on its way. */
  loading: boolean
  /** What the server says that she is doing. */
  activity: Activity
  player: PlayerState
  /** How long the first sound of the latest spoken turn took in this page, from its arrival until it was heard. */
  firstSound: { turnId: string; delayMs: number } | null
  /** What somebody is saying to her. */
  caption: SpokenCaption | null
  /** The sentence that sounds now. */
  spoken: ({ turnId: string; index: number } & SpokenStretch) | null
  /** Which of its words sounds. */
  spokenWord: number | null
  /** Nothing of this conversation is remembered, and nothing recalled in it. */
  offRecord: boolean
  /** Another brain took over a moment ago. */
  switchNotice: SwitchNotice | null
}

export const INITIAL_CHAT_STATE: ChatState = {
  connection: { phase: 'connecting', attempt: 0 },
  host: null,
  sessionId: null,
  conversation: EMPTY_CONVERSATION,
  loading: false,
  activity: 'idle',
  player: { phase: 'silent' },
  firstSound: null,
  caption: null,
  spoken: null,
  spokenWord: null,
  offRecord: false,
  switchNotice: null,
}

/** What she is doing, in one word; each has its own colour and motion. */
export type Mood =
  | 'connecting'
  | 'reconnecting'
  | 'offline'
  | 'error'
  | 'thinking'
  | 'writing'
  | 'speaking'
  | 'interrupted'
  | 'idle'

/** Failed tries, about four seconds of them, after which the page stops looking confident and offers a button. */
const GIVE_UP_HOPE_AFTER = 4

export function moodOf({ connection, conversation, activity, player }: ChatState): Mood {
  if (player.phase === 'playing') return 'speaking'
  if (connection.phase === 'closed') return 'offline'
  if (connection.phase !== 'open') {
    if (connection.attempt > GIVE_UP_HOPE_AFTER) return 'offline'
    return connection.attempt > 0 ? 'reconnecting' : 'connecting'
  }
  if (conversation.problem !== null || conversation.pending?.problem != null) return 'error'
  if (conversation.interrupted) return 'interrupted'
  const running = runningTurn(conversation)
  if (running !== undefined && running.answer !== '') return 'writing'
  if (running !== undefined || conversation.pending !== null || activity === 'thinking') return 'thinking'
  return conversation.turns.at(-1)?.status === 'failed' ? 'error' : 'idle'
}

/** Whether there is something to stop. */
export const isBusy = ({ conversation, player }: ChatState): boolean =>
  player.phase !== 'silent' || runningTurn(conversation) !== undefined
