import { randomUUID } from 'node:crypto'
import { HEARING_RATE, type Heard, type HearOptions, type Pcm } from '@eva/core'
import { GROQ } from '../openai-compatible/dialects.ts'
import { readQuota } from '../openai-compatible/quota-readings.ts'
import { isQuotaStatus, readRefusal } from '../openai-compatible/read-refusal.ts'
import { type Answer, parseJson, readBody, send } from '../openai-http/index.ts'
import { httpFailure, notHeard } from './failure.ts'
import { tellsWordsOnly } from './models.ts'
import { readTranscription } from './read-transcription.ts'
import { type Fields, multipart, promptOf } from './request-body.ts'
import type { TranscriptionServer } from './server.ts'

/**
 * Asks for a transcription. A server that refuses to tell more than the words is asked for these, and from then on for
 * these alone.
 *
 * @throws EvaError; the signal's reason when it aborts
 */
export async function transcribe(
  server: TranscriptionServer,
  samples: Pcm,
  wish: Pick<HearOptions, 'language' | 'context' | 'signal'>,
): Promise<Heard> {
  const asksForMore = server.tellsMore && !tellsWordsOnly(server.model)
  const prompt = promptOf(wish.context)
  const fields: Fields = {
    model: server.model,
    response_format: asksForMore ? 'verbose_json' : 'json',
    temperature: '0',
    ...(wish.language === null ? {} : { language: wish.language }),
    ...(prompt === '' ? {} : { prompt }),
  }
  const { answer, body } = await post(server, fields, samples, wish.signal)
  if (answer.ok) {
    const heard = readTranscription(parseJson(body), prompt)
    if (heard === null) throw notHeard(server, body)
    return heard
  }
  const complains = (answer.status === 400 || answer.status === 422) && /response_?format|verbose/i.test(body)
  if (!asksForMore || !complains) throw httpFailure(server, answer, body)
  server.tellsMore = false
  return transcribe(server, samples, wish)
}

async function post(
  server: TranscriptionServer,
  fields: Fields,
  samples: Pcm,
  signal: AbortSignal,
): Promise<{ readonly answer: Answer; readonly body: string }> {
  const { contentType, body } = multipart(fields, samples, `eva-${randomUUID()}`)
  const headers = { ...server.headers, 'content-type': contentType }
  const url = server.base.at('/audio/transcriptions')
  const entry = server.books.begin((samples.length * 1000) / HEARING_RATE)
  try {
    const answer = await send({ ...server, headers }, { url, body }, signal)
    const readings = readQuota(answer.headers, GROQ)
    const isRefused = isQuotaStatus(answer.status)
    if (!isRefused) entry.answered({ readings, refusal: null })
    const said = await readBody(server, answer, signal)
    if (isRefused) {
      entry.answered({ readings, refusal: readRefusal(answer, said, readings, server.clock.wallTimeMs()) })
    }
    return { answer, body: said }
  } finally {
    entry.over()
  }
}
