import { asEvaError, EvaError } from '@eva/core'
import { describeIssue, type ErrorCode, errorBody, HTTP_STATUS_BY_ERROR_CODE } from '@eva/protocol'
import type { FastifyError, FastifyInstance } from 'fastify'
import type { z } from 'zod'

/** Fastify's own refusals, by their status, as codes of the contract. */
const CODE_BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid_request',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
}

/** Gives every failure the documented body and the right status, and hides what only the log should know. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((thrown: FastifyError | EvaError, request, reply) => {
    const error = toEvaError(thrown)
    const status = HTTP_STATUS_BY_ERROR_CODE[error.code]
    if (status >= 500) request.log.error({ err: error, code: error.code }, 'request failed')
    if (error.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(error.retryAfterMs / 1000))
    const message = error.fix === undefined ? error.message : `${error.message} ${error.fix}`
    return reply.code(status).send(errorBody(error.code, message, paramOf(error)))
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(errorBody('not_found', `There is nothing at ${request.method} ${request.url.slice(0, 200)}.`)),
  )
}

function toEvaError(thrown: FastifyError | EvaError): EvaError {
  if (thrown instanceof EvaError) return thrown
  const code = CODE_BY_STATUS[thrown.statusCode ?? 500]
  if (code !== undefined) return new EvaError(code, thrown.message)
  return asEvaError(thrown, 'internal', 'Something went wrong inside Eva.')
}

/** A request that a schema refused; `param` is the field at fault. */
class InvalidRequest extends EvaError {
  readonly param: string | null

  constructor(error: z.ZodError) {
    super('invalid_request', `The request was not understood: ${describeIssue(error)}.`)
    this.param = error.issues[0]?.path.join('.') || null
  }
}

const paramOf = (error: EvaError): string | null => (error instanceof InvalidRequest ? error.param : null)

/** The request's body as the schema has it. @throws EvaError `invalid_request` */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {})
  if (!parsed.success) throw new InvalidRequest(parsed.error)
  return parsed.data
}
