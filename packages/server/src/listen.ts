import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { refusal } from './config-error.ts'

/**
 * Begins to listen.
 *
 * @throws ConfigError for a port that is taken or not allowed, and for an address that is not this machine's
 */
export async function listen(app: FastifyInstance, { host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (thrown) {
    throw explained(thrown, host, port)
  }
}

function explained(thrown: unknown, host: string, port: number): unknown {
  switch (thrown instanceof Error && 'code' in thrown ? thrown.code : null) {
    case 'EADDRINUSE': {
      const other = port === 65_535 ? port - 1 : port + 1
      const allowed = `a free port, as in EVA_PORT=${other}, or EVA_PORT=0 for any`
      return refusal('EVA_PORT', String(port), allowed, 'the port is taken (is Eva already running?)')
    }
    case 'EACCES':
      return refusal('EVA_PORT', String(port), 'a port from 1024 up', 'the system keeps it for others')
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return refusal('EVA_HOST', host, '127.0.0.1, 0.0.0.0 or an address of this machine', 'it is not this machine')
    default:
      return thrown
  }
}
