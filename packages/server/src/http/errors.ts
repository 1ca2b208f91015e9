import { asEvaError, EvaError } from '@eva/core'
import { type ErrorCode, errorBody, HTTP_STATUS_BY_ERROR_CODE, parseAs } from '@eva/protocol'
import type { FastifyError, FastifyInstance } from 'fastify'
import type { $ZodType, output } from 'zod/v4/core'
import { noteMethods } from './methods.ts'
import { wantsPage } from './pages.ts'

/** Longest part of an address that is repeated, in characters. */
const MAX_SHOWN_CHARS = 200

/** Fastify's own refusals, by their status, as codes of the contract. */
const CODE_BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid_request',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
}

/**
 * Gives every failure the documented body and the right status, and hides what only the log should know.
 *
 * @param lostPage what a browser is shown where there is nothing, of the pages that are served; `null` for the body
 */
export function answerErrors(app: FastifyInstance, lostPage: string | null = null): void {
  app.setErrorHandler((thrown: FastifyError | EvaError, request, reply) => {
    const error = toEvaError(thrown)
    const status = HTTP_STATUS_BY_ERROR_CODE[error.code]
    if (status >= 500) request.log.error({ err: error, code: error.code }, 'request failed')
    if (error.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(error.retryAfterMs / 1000))
    const message = error.fix === undefined ? error.message : `${error.message} ${error.fix}`
    return reply.code(status).send(errorBody(error.code, message, error.param ?? null))
  })
  const methodsAt = noteMethods(app)
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsAt(request.url.replace(/\?.*$/s, ''))
    if (allowed.length === 0 && lostPage !== null && wantsPage(request)) return reply.code(404).sendFile(lostPage)
    const path = request.originalUrl.replace(/\?.*$/s, '')
    const asked = `${request.method} ${path.slice(0, MAX_SHOWN_CHARS)}`
    if (allowed.length === 0) return reply.code(404).send(errorBody('not_found', `There is nothing at ${asked}.`))
    const message = `${asked} is not possible; allowed: ${allowed.join(', ')}.`
    return reply.code(405).header('allow', allowed.join(', ')).send(errorBody('method_not_allowed', message))
  })
}

function toEvaError(thrown: FastifyError | EvaError): EvaError {
  if (thrown instanceof EvaError) return thrown
  const code = CODE_BY_STATUS[thrown.statusCode ?? 500]
  if (code !== undefined) return new EvaError(code, thrown.message)
  return asEvaError(thrown, 'internal', 'Something went wrong inside Eva.')
}

/** The request's body as the schema has it. @throws EvaError `invalid_request` */
export function parseBody<Schema extends $ZodType>(schema: Schema, body: unknown): output<Schema> {
  const parsed = parseAs(schema, body ?? {})
  if (!parsed.ok) throw notUnderstood(parsed.reason, parsed.param)
  return parsed.value
}

/**
 * Does what one field of the body asks for; a refusal of what stands there names the field.
 *
 * @throws EvaError as `work` throws it, with `param`
 */
export async function asAskedBy<T>(param: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (!(thrown instanceof EvaError) || !REFUSES_WHAT_WAS_ASKED.has(HTTP_STATUS_BY_ERROR_CODE[thrown.code])) {
      throw thrown
    }
    const { code, message, fix } = thrown
    throw new EvaError(code, message, { param, cause: thrown, ...(fix === undefined ? {} : { fix }) })
  }
}

/** What is written there is wrong, or there is nothing of that name. */
const REFUSES_WHAT_WAS_ASKED: ReadonlySet<number> = new Set([400, 404])

function notUnderstood(reason: string, param: string | null): EvaError {
  const field = param === null ? {} : { param }
  return new EvaError('invalid_request', `The request was not understood: ${reason}.`, field)
}
