import type { FastifyBaseLogger } from 'fastify'
import pino from 'pino'
import type { Config } from '../config.ts'

/** Wherever they turn up in what is logged, these are not shown. */
const SECRET_PATHS = [
  '*.authorization',
  '*.cookie',
  '*.headers.authorization',
  '*.headers.cookie',
  '*.apiKey',
  '*.password',
]

/** Logs for operators, on stderr; what people said is in none of them. */
export function createLogger(level: Config['logLevel']): FastifyBaseLogger {
  return pino({ level, redact: { paths: SECRET_PATHS, censor: '(hidden)' } }, pino.destination(2))
}
