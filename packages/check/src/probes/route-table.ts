import {
  chatResponseSchema,
  errorBodySchema,
  healthSchema,
  modelsSchema,
  reviewSummarySchema,
  sessionSchema,
  sessionSummarySchema,
  statsSchema,
  voiceSchema,
} from '@eva/protocol'
import { z } from 'zod'
import { type Answer, json, jsonOf, textOf } from '../client/http-client.ts'
import type { Context } from '../context.ts'
import { readWav } from './speech.ts'

/** One request, and what its answer must be. */
export type Route = {
  readonly name: string
  readonly path: string
  readonly init?: RequestInit
  /** Reads what is there, and makes nothing: how long it takes is a figure. */
  readonly isRead?: boolean
  /** Not every Eva has it: 404 is no failure. What is there must be right all the same. */
  readonly mayBeMissing?: boolean
  readonly fits: (answer: Answer) => boolean
}

const read = (path: string, schema: z.ZodType): Route => ({
  name: `GET ${path}`,
  path,
  isRead: true,
  fits: (answer) => answer.status === 200 && schema.safeParse(jsonOf(answer)).success,
})

const page = (path: string, begins: RegExp): Route => ({
  name: `GET ${path}`,
  path,
  isRead: true,
  fits: (answer) => answer.status === 200 && begins.test(textOf(answer)),
})

/** Another version's route: a JSON answer, or an error of the documented shape. */
const perhaps = (name: string, path: string, init?: RequestInit): Route => ({
  name,
  path,
  ...(init === undefined ? {} : { init }),
  mayBeMissing: true,
  fits: (answer) =>
    answer.status === 503
      ? errorBodySchema.safeParse(jsonOf(answer)).success
      : answer.status === 200 && jsonOf(answer) !== undefined,
})

/** A second of silence as a WAV file, 16 kHz. */
function silence(): Blob {
  const rate = 16_000
  const file = Buffer.alloc(44 + rate * 2)
  file.write('RIFF', 0)
  file.writeUInt32LE(36 + rate * 2, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(rate * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(rate * 2, 40)
  return new Blob([file], { type: 'audio/wav' })
}

/** Every route, in an order in which each finds what it needs: a conversation is made, read, renamed and deleted. */
export function routesOf(context: Pick<Context, 'sessionId' | 'unique'>): readonly Route[] {
  const id = context.sessionId()
  const word = context.unique.word()
  const message = `Say the word ${word} back to me.`
  const title = `A talk of ${word}`
  const holds = (answer: Answer): boolean => {
    const session = sessionSchema.safeParse(jsonOf(answer))
    return answer.status === 200 && session.success && session.data.history.some((turn) => turn.message === message)
  }
  return [
    {
      ...read('/health', healthSchema),
      // 503 is its documented word for an Eva who cannot answer at all.
      fits: (answer) => [200, 503].includes(answer.status) && healthSchema.safeParse(jsonOf(answer)).success,
    },
    read('/voices', z.array(voiceSchema)),
    read('/stats', statsSchema),
    page('/metrics', /^# HELP /),
    read('/models', modelsSchema),
    read('/reviews', z.array(reviewSummarySchema)),
    page('/', /^<!doctype html>/i),
    {
      name: 'POST /api/chat',
      path: '/api/chat',
      init: json({ message, session_id: id }),
      fits: (answer) => answer.status === 200 && chatResponseSchema.safeParse(jsonOf(answer)).success,
    },
    {
      name: 'POST /api/tts',
      path: '/api/tts',
      init: json({ text: 'A word.' }),
      fits: (answer) => answer.status === 200 && readWav(answer.bytes) !== null,
    },
    read('/sessions', z.array(sessionSummarySchema)),
    {
      name: 'GET /sessions?q=',
      path: `/sessions?q=${word}`,
      isRead: true,
      fits: (answer) => {
        const found = z.array(sessionSummarySchema).safeParse(jsonOf(answer))
        return answer.status === 200 && found.success && found.data.some(({ session_id }) => session_id === id)
      },
    },
    { name: 'GET /sessions/:id', path: `/sessions/${id}`, isRead: true, fits: holds },
    {
      name: 'GET /sessions/:id/export?format=md',
      path: `/sessions/${id}/export?format=md`,
      isRead: true,
      fits: (answer) =>
        answer.status === 200 && isAttachment(answer, '.md') && textOf(answer).replaceAll('\\', '').includes(message),
    },
    {
      name: 'GET /sessions/:id/export?format=json',
      path: `/sessions/${id}/export?format=json`,
      isRead: true,
      fits: (answer) => isAttachment(answer, '.json') && holds(answer),
    },
    {
      name: 'PATCH /sessions/:id',
      path: `/sessions/${id}`,
      init: { ...json({ title }), method: 'PATCH' },
      fits: (answer) => {
        const session = sessionSchema.safeParse(jsonOf(answer))
        return answer.status === 200 && session.success && session.data.title === title
      },
    },
    {
      name: 'DELETE /sessions/:id',
      path: `/sessions/${id}`,
      init: { method: 'DELETE' },
      fits: ({ status }) => status === 204,
    },
    {
      name: 'GET /sessions/:id, deleted',
      path: `/sessions/${id}`,
      fits: ({ status }) => status === 404,
    },
    perhaps('GET /memories', '/memories'),
    perhaps('GET /settings', '/settings'),
    perhaps('GET /v1/models', '/v1/models'),
    perhaps('POST /stt', '/stt', { method: 'POST', headers: { 'content-type': 'audio/wav' }, body: silence() }),
    perhaps('POST /api/ditto', '/api/ditto', json({ text: 'A word.' })),
  ]
}

const isAttachment = ({ headers }: Answer, ending: string): boolean => {
  const disposition = headers.get('content-disposition') ?? ''
  return disposition.startsWith('attachment') && disposition.includes(ending)
}
