import type { IncomingHttpHeaders } from 'node:http'
import { defaultTokens } from './default-reply.ts'
import { parseRequest } from './parse-request.ts'
import { errorReply, type SimulatedReply, type SimulatedRequest, type SimulatedStream } from './reply.ts'

/** A reply, with the request where sending it needs one. */
export type Decision =
  | { readonly type: 'stream'; readonly reply: SimulatedStream; readonly request: SimulatedRequest }
  | { readonly type: 'other'; readonly reply: Exclude<SimulatedReply, SimulatedStream> }

export type Rules = {
  readonly models: readonly string[]
  readonly apiKey: string | null
  readonly replyTo: (request: SimulatedRequest) => SimulatedReply
}

export type IncomingCall = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What a call is answered: refused as the real servers refuse it, or by the rules' `replyTo`. */
export function decideReply({ method, path, headers, body }: IncomingCall, rules: Rules): Decision {
  if (rules.apiKey !== null && headers.authorization !== `Bearer ${rules.apiKey}`) {
    return other(401, { message: 'Invalid API Key', type: 'invalid_request_error', code: 'invalid_api_key' })
  }
  if (method === 'GET' && path === '/v1/models') {
    const data = rules.models.map((id) => ({ id, object: 'model', owned_by: 'simulator' }))
    const headersOut = { 'content-type': 'application/json' }
    const reply = {
      type: 'http',
      status: 200,
      headers: headersOut,
      body: JSON.stringify({ object: 'list', data }),
    } as const
    return { type: 'other', reply }
  }
  if (method !== 'POST' || path !== '/v1/chat/completions') {
    return other(404, { message: `Unknown request URL: ${method} ${path}.`, type: 'invalid_request_error' })
  }
  const request = parseRequest(body)
  if (typeof request === 'string') return other(400, { message: request, type: 'invalid_request_error' })
  if (!rules.models.includes(request.model)) {
    const message = `The model \`${request.model}\` does not exist or you do not have access to it.`
    return other(404, { message, type: 'invalid_request_error', code: 'model_not_found' })
  }
  const reply = rules.replyTo(request)
  return reply.type === 'stream' ? { type: 'stream', reply, request } : { type: 'other', reply }
}

/** Says the message back: what is answered when nothing is scripted. */
export const sayBack = (request: SimulatedRequest): SimulatedReply => ({
  type: 'stream',
  tokens: defaultTokens(request.messages),
})

const other = (status: number, error: Readonly<Record<string, unknown>>): Decision => ({
  type: 'other',
  reply: errorReply(status, error),
})
