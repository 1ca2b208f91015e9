import type { RouteBody, TurnStatus, Waterfall } from '@eva/protocol'
import type { Memories } from './memories.ts'

export type StoredConversation = {
  readonly id: string
  readonly title: string
  readonly createdAtMs: number
  readonly updatedAtMs: number
  /** Nothing of it is remembered, and nothing is recalled in it. */
  readonly offRecord: boolean
}

export type StoredTurn = {
  readonly id: string
  readonly conversationId: string
  /** 1 for the conversation's first turn; never reused, also after an edit. */
  readonly number: number
  readonly message: string
  /** `running` until `finishTurn`; a turn found `running` at boot was cut off by a crash. */
  readonly status: 'running' | TurnStatus
  readonly generated: string
  readonly spoken: string
  readonly heard: string
  readonly provider: string | null
  readonly model: string | null
  readonly voice: string | null
  readonly tokens: number
  readonly latencyMs: number | null
  readonly ttftMs: number | null
  readonly waterfall: Waterfall | null
  /** Every change of the brain, in order, with its reason. */
  readonly routes: readonly RouteBody[]
  readonly createdAtMs: number
}

export type NewTurn = Pick<StoredTurn, 'id' | 'conversationId' | 'number' | 'message' | 'createdAtMs'> & {
  /** The turn that this one takes the place of, together with every later one. */
  readonly replaces: string | null
}

export type FinishedTurn = Omit<StoredTurn, 'conversationId' | 'number' | 'message' | 'createdAtMs' | 'status'> & {
  readonly status: TurnStatus
}

export type ConversationSummary = StoredConversation & {
  readonly turns: number
  /** Words around the first match of a search; `null` without one. */
  readonly snippet: string | null
}

export type ListConversations = {
  /** Words that must all occur in a message or an answer; empty lists everything. */
  readonly query: string
  readonly limit: number
  readonly offset: number
}

/** What one finished turn says about speed; newest first. */
export type TurnFigures = Pick<
  StoredTurn,
  'provider' | 'status' | 'latencyMs' | 'ttftMs' | 'waterfall' | 'createdAtMs'
> & {
  /** How often the brain was changed. */
  readonly switches: number
}

export type TurnCounts = { readonly total: number; readonly since: number; readonly switches: number }

/**
 * Where conversations live. When a promise resolves, the write survives the death of the process. Writes of one
 * conversation take effect in the order of the calls. Failures are `EvaError` with code `storage_failed`.
 */
export type Store = {
  readonly specification: 'v1'
  /** What she remembers about the person, across all conversations. */
  readonly memories: Memories
  /** Makes the conversation if it does not exist, and stores the user's message; drops what the turn replaces. */
  beginTurn(turn: NewTurn): Promise<void>
  finishTurn(turn: FinishedTurn): Promise<void>
  /** Playback went on after the turn's end: what has been heard by now. */
  recordHeard(turnId: string, heard: string): Promise<void>
  /** `null` when there is no such conversation. */
  conversation(id: string): Promise<StoredConversation | null>
  /** Turns in order, replaced ones left out. */
  turns(conversationId: string): Promise<readonly StoredTurn[]>
  /** The highest turn number ever used in the conversation, replaced turns included; 0 for a new one. */
  lastTurnNumber(conversationId: string): Promise<number>
  /** Latest first. */
  list(options: ListConversations): Promise<readonly ConversationSummary[]>
  /** `false` when there is no such conversation. */
  rename(id: string, title: string): Promise<boolean>
  /**
   * Removes every word of it, from the search index too; `false` when there is no such conversation. The figures of its
   * turns stay, and what was remembered of it, without anything that leads back to it.
   */
  delete(id: string): Promise<boolean>
  /**
   * Removes everything: conversations, memories, settings, quotas and figures. As with `delete`, no word of them is left in
   * any index or file when the promise resolves.
   */
  deleteEverything(): Promise<void>
  /** Figures of the latest `limit` finished turns, deleted ones included. */
  latestFigures(limit: number): Promise<readonly TurnFigures[]>
  /** How many turns ended, ever and since `sinceMs` (wall time), and how often the brain was switched; never falls. */
  countTurns(sinceMs: number): Promise<TurnCounts>
  /** Keeps what a brain's quota has come to, in place of what was kept before; plain JSON. */
  keepQuota(brain: string, state: unknown): Promise<void>
  /** What was kept last of each brain's quota. */
  quotas(): Promise<ReadonlyMap<string, unknown>>
  /** Keeps what a person set of one part of Eva, in place of what was kept before; plain JSON. */
  keepSetting(part: string, value: unknown): Promise<void>
  /** Keeps several of them: all or none. What stood there before, a key perhaps, is in no file when the promise resolves. */
  keepSettings(values: Readonly<Record<string, unknown>>): Promise<void>
  /** What was kept last; `null` for nothing. */
  setting(part: string): Promise<unknown>
  /** Writes a row, reads it back and removes it; rejects when that fails. */
  check(): Promise<void>
  close(): Promise<void>
}
