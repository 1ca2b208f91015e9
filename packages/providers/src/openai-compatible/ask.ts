import type { EvaError, LlmRequest, QuotaReport } from '@eva/core'
import type { Answer } from '../openai-http/answer.ts'
import { readBody, send } from '../openai-http/send.ts'
import type { Brain } from './brain.ts'
import { httpFailure } from './failure.ts'
import { learnFrom } from './learn-from.ts'
import { modelOf } from './list-models.ts'
import { readQuota } from './quota-readings.ts'
import { isQuotaStatus, readRefusal } from './read-refusal.ts'
import { requestBody } from './request-body.ts'

/** What came back, with what it says of the quota; `quota` is `null` when it says nothing. */
export type Reply = { readonly quota: QuotaReport | null } & (
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'refusal'; readonly error: EvaError }
)

/** Asks once. A server that refuses is a reply, so that what it says of its quota can be passed on before the error. */
export async function ask(brain: Brain, request: LlmRequest, signal: AbortSignal): Promise<Reply> {
  const { server, learnt } = brain
  const body = requestBody(brain, await modelOf(brain, signal), request)
  const answer = await send(server, { url: server.endpoints.chat, body }, signal)
  const readings = readQuota(answer.headers, server.dialect)
  if (answer.ok) return { type: 'answer', answer, quota: readings.length === 0 ? null : { readings, refusal: null } }
  const said = await readBody(server, answer, signal)
  learnFrom(learnt, { status: answer.status, body: said }, request)
  const refusal = isQuotaStatus(answer.status) ? readRefusal(answer, said, readings, server.clock.wallTimeMs()) : null
  const error = httpFailure(server, answer, said, refusal)
  return { type: 'refusal', error, quota: readings.length === 0 && refusal === null ? null : { readings, refusal } }
}
