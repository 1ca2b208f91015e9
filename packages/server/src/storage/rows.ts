import {
  type ConversationSummary,
  type FinishedTurn,
  fingerprintOf,
  type Memory,
  type NewMemory,
  type NewTurn,
  type StoredConversation,
  type StoredTurn,
  type TurnFigures,
} from '@eva/core'
import { routeBodySchema, type Waterfall, waterfallSchema } from '@eva/protocol'
import type { Insertable, Selectable, Updateable } from 'kysely'
import { z } from 'zod'
import type { Schema } from './schema.ts'

type TurnsTable = Schema['turns']
type ConversationRow = Omit<Selectable<Schema['conversations']>, 'row_id'> & { off_record: number }
export type MemoryRow = Omit<Selectable<Schema['memories']>, 'row_id' | 'fingerprint'>
type TurnRow = Omit<Selectable<TurnsTable>, 'row_id' | 'replaced' | 'ended_at_ms'>
type FiguresRow = Pick<TurnRow, (typeof FIGURES_COLUMNS)[number]>

export const CONVERSATION_COLUMNS = ['id', 'title', 'created_at_ms', 'updated_at_ms'] as const

export const FIGURES_COLUMNS = [
  'provider',
  'status',
  'latency_ms',
  'ttft_ms',
  'waterfall',
  'switches',
  'created_at_ms',
] as const

export const MEMORY_COLUMNS = [
  'id',
  'kind',
  'key',
  'text',
  'source',
  'conversation_id',
  'turn_id',
  'created_at_ms',
  'updated_at_ms',
  'edited',
  'recalled',
  'last_recalled_at_ms',
] as const

export const TURN_COLUMNS = [
  ...FIGURES_COLUMNS,
  'id',
  'conversation_id',
  'number',
  'message',
  'generated',
  'spoken',
  'heard',
  'model',
  'voice',
  'tokens',
  'routes',
] as const

export function toConversation(row: ConversationRow): StoredConversation {
  return {
    id: row.id,
    title: row.title,
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
    offRecord: row.off_record === 1,
  }
}

export function toSummary(row: ConversationRow & { turns: number; snippet: string | null }): ConversationSummary {
  return { ...toConversation(row), turns: row.turns, snippet: row.snippet }
}

export function toMemory(row: MemoryRow): Memory {
  return {
    id: row.id,
    kind: row.kind,
    key: row.key,
    text: row.text,
    source: row.source,
    conversationId: row.conversation_id,
    turnId: row.turn_id,
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
    isEdited: row.edited === 1,
    recalled: row.recalled,
    lastRecalledAtMs: row.last_recalled_at_ms,
  }
}

export function fromNewMemory(memory: NewMemory): Insertable<Schema['memories']> {
  return {
    id: memory.id,
    kind: memory.kind,
    key: memory.key,
    text: memory.text,
    fingerprint: fingerprintOf(memory.text),
    source: memory.source,
    conversation_id: memory.conversationId,
    turn_id: memory.turnId,
    created_at_ms: memory.createdAtMs,
    updated_at_ms: memory.createdAtMs,
  }
}

export function toFigures(row: FiguresRow): TurnFigures {
  return {
    provider: row.provider,
    status: row.status,
    latencyMs: row.latency_ms,
    ttftMs: row.ttft_ms,
    waterfall: parseWaterfall(row.waterfall),
    switches: row.switches,
    createdAtMs: row.created_at_ms,
  }
}

export function toTurn(row: TurnRow): StoredTurn {
  const { switches: _, ...figures } = toFigures(row)
  return {
    ...figures,
    routes: row.routes === null ? [] : z.array(routeBodySchema).parse(JSON.parse(row.routes)),
    id: row.id,
    conversationId: row.conversation_id,
    number: row.number,
    message: row.message,
    generated: row.generated,
    spoken: row.spoken,
    heard: row.heard,
    model: row.model,
    voice: row.voice,
    tokens: row.tokens,
  }
}

export function fromNewTurn(turn: NewTurn): Insertable<TurnsTable> {
  return {
    id: turn.id,
    conversation_id: turn.conversationId,
    number: turn.number,
    status: 'running',
    message: turn.message,
    created_at_ms: turn.createdAtMs,
  }
}

export function fromFinishedTurn(turn: FinishedTurn, endedAtMs: number): Updateable<TurnsTable> {
  return {
    status: turn.status,
    generated: turn.generated,
    spoken: turn.spoken,
    heard: turn.heard,
    provider: turn.provider,
    model: turn.model,
    voice: turn.voice,
    tokens: turn.tokens,
    switches: turn.routes.length,
    routes: turn.routes.length === 0 ? null : JSON.stringify(turn.routes),
    latency_ms: turn.latencyMs,
    ttft_ms: turn.ttftMs,
    waterfall: turn.waterfall === null ? null : JSON.stringify(turn.waterfall),
    ended_at_ms: endedAtMs,
  }
}

function parseWaterfall(json: string | null): Waterfall | null {
  return json === null ? null : waterfallSchema.parse(JSON.parse(json))
}
