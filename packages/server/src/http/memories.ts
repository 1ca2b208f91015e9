import { type Clock, type Conversations, EvaError, type Memories, type Memory, type MemoryKeeper } from '@eva/core'
import { type MemoriesBody, type MemoryBody, memoryPauseSchema, memoryRequestSchema } from '@eva/protocol'
import { create as attachment } from 'content-disposition'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseBody } from './errors.ts'
import { exportName } from './export-name.ts'

const listQuerySchema = z.object({
  q: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
const exportQuerySchema = z.object({ format: z.enum(['md', 'json']).default('md') })
const paramsSchema = z.object({ id: z.string().min(1).max(64) })

/** Everything: more than anybody tells in a life. */
const EVERYTHING = { query: '', limit: 1_000_000, offset: 0 }

export type MemoriesContext = {
  readonly memories: Memories
  readonly memory: MemoryKeeper
  readonly conversations: Conversations
  readonly clock: Clock
}

const notFound = (): EvaError => new EvaError('memory_not_found', 'There is no such memory.')

/** `/memories`: what she remembers of the person; read, write, change, forget, pause, export. */
export function memoryRoutes(
  app: FastifyInstance,
  { memories, memory: keeper, conversations, clock }: MemoriesContext,
): void {
  const limited = { config: { rateLimit: {} } }

  app.get('/memories', async (request): Promise<MemoriesBody> => {
    const { q, limit, offset } = parseBody(listQuerySchema, request.query)
    const { total, memories: page } = await memories.list({ query: q, limit, offset })
    return { paused: keeper.isPaused, total, memories: page.map(memoryBody) }
  })

  app.get('/memories/export', async (request, reply) => {
    const { format } = parseBody(exportQuerySchema, request.query)
    const { memories: all } = await memories.list(EVERYTHING)
    reply.header('content-disposition', attachment(exportName('Eva memories', clock.wallTimeMs(), format)))
    if (format === 'json') return { memories: all.map(memoryBody) }
    return reply.type('text/markdown; charset=utf-8').send(asMarkdown(all))
  })

  app.post('/memories', limited, async (request, reply) => {
    const { text } = parseBody(memoryRequestSchema, request.body)
    const remembered = await keeper.write(text)
    return reply.code(remembered.isNew ? 201 : 200).send(memoryBody(remembered.memory))
  })

  app.patch('/memories/:id', limited, async (request) => {
    const { id } = parseBody(paramsSchema, request.params)
    const { text } = parseBody(memoryRequestSchema, request.body)
    const edited = await memories.edit(id, text, clock.wallTimeMs())
    if (edited === null) throw notFound()
    await conversations.forgetWhatWasInMind()
    return memoryBody(edited)
  })

  app.delete('/memories/:id', async (request, reply) => {
    const { id } = parseBody(paramsSchema, request.params)
    if (!(await memories.forget(id))) throw notFound()
    await conversations.forgetWhatWasInMind()
    return reply.code(204).send()
  })

  app.delete('/memories', async (_request, reply) => {
    await memories.forgetAll()
    await conversations.forgetWhatWasInMind()
    return reply.code(204).send()
  })

  app.put('/memories/paused', async (request) => {
    const { paused } = parseBody(memoryPauseSchema, request.body)
    await keeper.pause(paused)
    if (paused) await conversations.forgetWhatWasInMind()
    return { paused }
  })
}

const iso = (ms: number): string => new Date(ms).toISOString()

const memoryBody = (memory: Memory): MemoryBody => ({
  id: memory.id,
  text: memory.text,
  source: memory.source,
  session_id: memory.conversationId,
  turn_id: memory.turnId,
  created_at: iso(memory.createdAtMs),
  updated_at: iso(memory.updatedAtMs),
  edited: memory.isEdited,
  recalled: memory.recalled,
  last_recalled_at: memory.lastRecalledAtMs === null ? null : iso(memory.lastRecalledAtMs),
})

/** One line for each, with its day and what was said. */
function asMarkdown(memories: readonly Memory[]): string {
  const lines = memories.map(({ text, source, updatedAtMs }) => {
    const said = source === '' ? '' : ` — “${source}”`
    return `- ${text} (${iso(updatedAtMs).slice(0, 10)})${said}`
  })
  return `# What Eva remembers\n\n${lines.join('\n')}\n`
}
