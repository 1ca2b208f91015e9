import type { FaceMood, TurnStatus, Waterfall } from '@eva/protocol'
import type { BrainSwitch } from './brain-switch.ts'

/** The figures of a finished turn, as its chip and its bars show them. */
export type TurnFigures = {
  waterfall: Waterfall | null
  latencyMs: number | null
  ttftMs: number | null
  tokens: number
}

/** When a word sounds, in ms from its sentence's first sample. */
export type SpokenWord = { text: string; startMs: number; endMs: number }

/** A shape of her mouth, by its name in the Oculus set, from `ms` of its sentence on. */
export type SpokenViseme = { ms: number; viseme: string; weight: number }

/** A stretch of the answer that was spoken, how long it sounds, and when each of its words does. */
export type SpokenSentence = {
  text: string
  audioMs: number
  words: SpokenWord[]
  mood?: FaceMood
  /** Her mouth, where the voice knows its sounds. */
  visemes?: SpokenViseme[]
}

export type Problem = { code: string; message: string; fix: string | null }

/** One question and its answer. */
export type Turn = {
  id: string
  message: string
  /** The answer so far, markdown. */
  answer: string
  /** `cut`: she was answering when her process ended, and nobody is working on it any more. */
  status: 'running' | 'cut' | TurnStatus
  /** How much of `answer`, in characters from its beginning, was heard; `null` where all of it counts as heard. */
  heardChars: number | null
  sentences: SpokenSentence[]
  /** How she felt with what she wrote, piece by piece, where nobody spoke it. */
  moods: FaceMood[]
  /** In order; the last one's `to` is who answered. */
  switches: BrainSwitch[]
  problem: Problem | null
  provider: string | null
  model: string | null
  voice: string | null
  figures: TurnFigures | null
}

/** A message that the server has not taken yet. */
export type PendingMessage = {
  text: string
  /** The turn that it shall take the place of. */
  replaces: string | null
  /** Why the server did not take it. */
  problem: Problem | null
}

/** Something that she has learnt about the person. */
export type Remembered = {
  id: string
  /** As they would say it. */
  text: string
  turnId: string
  /** What it took the place of. */
  replaced: string | null
  /** She was told to forget it: it is gone. */
  isGone: boolean
}

/** Everything that the message list shows. Changed only by `reduce`. */
export type Conversation = {
  turns: Turn[]
  pending: PendingMessage | null
  /** A problem that belongs to no turn. */
  problem: Problem | null
  /** What she has learnt since the latest message. */
  remembered: Remembered[]
  /** What of it was taken back last. */
  forgotten: string | null
  /** The listener stopped her latest answer, and nothing new has begun. */
  interrupted: boolean
}

export const EMPTY_CONVERSATION: Conversation = {
  turns: [],
  pending: null,
  problem: null,
  remembered: [],
  forgotten: null,
  interrupted: false,
}

/** The turn that she is working on, if there is one. */
export const runningTurn = (conversation: Conversation): Turn | undefined =>
  conversation.turns.findLast((turn) => turn.status === 'running')
