import { type ConversationSummary, type Conversations, EvaError, type Store, type StoredTurn } from '@eva/core'
import {
  offRecordSchema,
  renameRequestSchema,
  type Session,
  type SessionSummary,
  type StoredTurnBody,
  sessionIdSchema,
} from '@eva/protocol'
import { create as attachment } from 'content-disposition'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseBody } from './errors.ts'
import { asMarkdown } from './export-markdown.ts'
import { exportName } from './export-name.ts'

const listQuerySchema = z.object({
  q: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
const exportQuerySchema = z.object({ format: z.enum(['md', 'json']).default('md') })
const paramsSchema = z.object({ id: sessionIdSchema })

const iso = (ms: number): string => new Date(ms).toISOString()
const notFound = (): EvaError => new EvaError('conversation_not_found', 'There is no such conversation.')

/** `/sessions`: list and search, read, rename, delete, export. */
export function sessionRoutes(app: FastifyInstance, store: Store, conversations: Conversations): void {
  app.get('/sessions', async (request): Promise<SessionSummary[]> => {
    const { q, limit, offset } = parseBody(listQuerySchema, request.query)
    return (await store.list({ query: q, limit, offset })).map(summaryBody)
  })

  const read = async (params: unknown): Promise<Session> => {
    const { id } = parseBody(paramsSchema, params)
    const conversation = await store.conversation(id)
    if (conversation === null) throw notFound()
    const history = (await store.turns(id)).map(turnBody)
    const { title, createdAtMs, updatedAtMs, offRecord } = conversation
    return {
      session_id: id,
      title,
      created_at: iso(createdAtMs),
      updated_at: iso(updatedAtMs),
      turns: history.length,
      off_record: offRecord,
      history,
    }
  }
  app.get('/sessions/:id', async (request) => read(request.params))

  app.get('/sessions/:id/export', async (request, reply) => {
    const session = await read(request.params)
    const { format } = parseBody(exportQuerySchema, request.query)
    const name = exportName(session.title, Date.parse(session.updated_at), format)
    reply.header('content-disposition', attachment(name))
    if (format === 'json') return session
    return reply.type('text/markdown; charset=utf-8').send(asMarkdown(session))
  })

  app.patch('/sessions/:id', async (request) => {
    const { id } = parseBody(paramsSchema, request.params)
    const { title } = parseBody(renameRequestSchema, request.body)
    if (!(await store.rename(id, title))) throw notFound()
    return read({ id })
  })

  app.put('/sessions/:id/off-record', async (request) => {
    const { id } = parseBody(paramsSchema, request.params)
    const { off_record } = parseBody(offRecordSchema, request.body)
    await (await conversations.get(id)).setOffRecord(off_record)
    return { off_record }
  })

  app.delete('/sessions/:id', async (request, reply) => {
    const { id } = parseBody(paramsSchema, request.params)
    await conversations.drop(id)
    if (!(await store.delete(id))) throw notFound()
    return reply.code(204).send()
  })
}

const summaryBody = (summary: ConversationSummary): SessionSummary => ({
  session_id: summary.id,
  title: summary.title,
  created_at: iso(summary.createdAtMs),
  updated_at: iso(summary.updatedAtMs),
  turns: summary.turns,
  off_record: summary.offRecord,
  snippet: summary.snippet,
})

const turnBody = (turn: StoredTurn): StoredTurnBody => ({
  turn_id: turn.id,
  number: turn.number,
  message: turn.message,
  status: turn.status,
  generated: turn.generated,
  spoken: turn.spoken,
  heard: turn.heard,
  provider: turn.provider,
  model: turn.model,
  voice: turn.voice,
  tokens: turn.tokens,
  latency_ms: turn.latencyMs,
  ttft_ms: turn.ttftMs,
  waterfall: turn.waterfall,
  routes: [...turn.routes],
  created_at: iso(turn.createdAtMs),
})
