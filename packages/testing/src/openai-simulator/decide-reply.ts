import type { IncomingHttpHeaders } from 'node:http'
import type { Chat } from './chat.ts'
import { continuedTokens } from './default-reply.ts'
import { parseRequest } from './parse-request.ts'
import { errorReply, type SimulatedHttp, type SimulatedReply, type SimulatedRequest } from './reply.ts'

/** A reply to a chat request, with what sending it needs; or the answer to anything else. */
export type Decision =
  | { readonly type: 'chat'; readonly chat: Chat; readonly request: SimulatedRequest }
  | { readonly type: 'http'; readonly reply: SimulatedHttp }

export type Rules = {
  readonly models: readonly string[]
  readonly apiKey: string | null
  readonly chat: (request: SimulatedRequest) => Chat
}

export type IncomingCall = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What a call is answered: refused as the real servers refuse it, or by the rules' `chat`. */
export function decideReply({ method, path, headers, body }: IncomingCall, rules: Rules): Decision {
  if (rules.apiKey !== null && headers.authorization !== `Bearer ${rules.apiKey}`) {
    return refused(401, { message: 'Invalid API Key', type: 'invalid_request_error', code: 'invalid_api_key' })
  }
  if (method === 'GET' && path === '/v1/models') {
    const data = rules.models.map((id) => ({ id, object: 'model', owned_by: 'simulator' }))
    const headersOut = { 'content-type': 'application/json' }
    const listed = JSON.stringify({ object: 'list', data })
    return { type: 'http', reply: { type: 'http', status: 200, headers: headersOut, body: listed } }
  }
  if (method !== 'POST' || path !== '/v1/chat/completions') {
    return refused(404, { message: `Unknown request URL: ${method} ${path}.`, type: 'invalid_request_error' })
  }
  const request = parseRequest(body)
  if (typeof request === 'string') return refused(400, { message: request, type: 'invalid_request_error' })
  if (!rules.models.includes(request.model)) {
    const message = `The model \`${request.model}\` does not exist or you do not have access to it.`
    return refused(404, { message, type: 'invalid_request_error', code: 'model_not_found' })
  }
  return { type: 'chat', chat: rules.chat(request), request }
}

/** Says the message back: what is answered when nothing is scripted. An answer that was begun is gone on with. */
export const sayBack = ({ messages }: SimulatedRequest): SimulatedReply => ({
  type: 'stream',
  tokens: continuedTokens(messages),
})

const refused = (status: number, error: Readonly<Record<string, unknown>>): Decision => ({
  type: 'http',
  reply: errorReply(status, error),
})
