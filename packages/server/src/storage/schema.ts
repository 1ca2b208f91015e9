import type { MemoryKind } from '@eva/core'
import type { TurnStatus } from '@eva/protocol'
import type { Generated } from 'kysely'

type ConversationsTable = {
  row_id: Generated<number>
  id: string
  title: string
  created_at_ms: number
  /** When the latest message came. */
  updated_at_ms: number
}

type TurnsTable = {
  row_id: Generated<number>
  id: string
  conversation_id: string
  number: number
  /** 1 once an edit has taken its place; such a row keeps its number and its figures, and is shown to nobody. */
  replaced: Generated<0 | 1>
  status: 'running' | TurnStatus
  tokens: Generated<number>
  switches: Generated<number>
  created_at_ms: number
  /** `null` while it runs. */
  ended_at_ms: number | null
  latency_ms: number | null
  ttft_ms: number | null
  provider: string | null
  model: string | null
  voice: string | null
  /** JSON of a `Waterfall`. */
  waterfall: string | null
  message: string
  generated: Generated<string>
  spoken: Generated<string>
  heard: Generated<string>
  /** JSON of `RouteBody[]`; `null` for none. */
  routes: string | null
}

/** The figures of turns that were deleted: numbers alone, and nothing that leads to a conversation. */
type PastFiguresTable = Pick<
  TurnsTable,
  | 'row_id'
  | 'status'
  | 'switches'
  | 'created_at_ms'
  | 'ended_at_ms'
  | 'latency_ms'
  | 'ttft_ms'
  | 'provider'
  | 'waterfall'
>

/** What each brain's quota has come to. */
type QuotasTable = { brain: string; state: string }

/** What a person set; `value` is JSON. */
type SettingsTable = { part: string; value: string }

/** What she remembers of the person. */
type MemoriesTable = {
  row_id: Generated<number>
  id: string
  kind: MemoryKind
  key: string | null
  text: string
  /** `fingerprintOf` the text. */
  fingerprint: string
  source: string
  conversation_id: string | null
  turn_id: string | null
  created_at_ms: number
  updated_at_ms: number
  edited: Generated<0 | 1>
  recalled: Generated<number>
  last_recalled_at_ms: number | null
}

/** Conversations of which nothing is remembered; one may stand here before its first message. */
type OffRecordTable = { conversation_id: string }

type ProbesTable = { id: Generated<number>; token: string }

/** The tables, the same in every database; times are wall time in ms since the Unix epoch. */
export type Schema = {
  conversations: ConversationsTable
  turns: TurnsTable
  past_figures: PastFiguresTable
  quotas: QuotasTable
  settings: SettingsTable
  memories: MemoriesTable
  off_record: OffRecordTable
  /** Rows that `check` writes and takes back. */
  probes: ProbesTable
}
