import type { EvaError } from '@eva/core'
import type { FastifyBaseLogger } from 'fastify'

/**
 * Writes down that an ear could not hear and the next one was asked. That a quota is used up is no trouble: it comes back
 * by itself, and until then there is one such line for everything that is said.
 */
export const earFailureIn =
  (log: Pick<FastifyBaseLogger, 'info' | 'warn'>) =>
  (err: EvaError): void =>
    err.code === 'ear_rate_limited' ? log.info({ err }, 'an ear has no quota left') : log.warn({ err }, 'an ear failed')
