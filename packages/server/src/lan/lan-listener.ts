import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Certificates } from './certificate-folder.ts'

/** Connections at the same time, at most: a household has no more, and a flood ends here. */
const CONNECTIONS_MAX = 500
/** A handshake that takes longer, in ms, is given up. */
const HANDSHAKE_MS = 10_000

/** A second way to the same app: HTTPS, on every address of this machine. */
export type LanListener = {
  readonly port: number
  /** New connections get these from now on. */
  use(certificates: Certificates): void
  close(): Promise<void>
}

/**
 * Listens by HTTPS beside the app's own server. Requests go through the app's own router with all its guards, upgrades
 * to whoever takes those of its server, as the framework does it with a second address of its own.
 *
 * @param arrived is given each connection before its first request
 * @throws the system's error for a port that is taken or not allowed
 */
export async function listenOnLan(
  app: FastifyInstance,
  port: number,
  certificates: Certificates,
  arrived: (socket: Socket) => void,
): Promise<LanListener> {
  const server = createServer({ ...contextOf(certificates), handshakeTimeout: HANDSHAKE_MS }, app.routing)
  server.maxConnections = CONNECTIONS_MAX
  server.on('upgrade', (request, socket, head) => app.server.emit('upgrade', request, socket, head))
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  server.on('secureConnection', arrived)
  // No host: every address, of version 6 too where the machine has it.
  server.listen(port)
  await once(server, 'listening')
  return {
    port: portOf(server.address()),
    use: (next) => server.setSecureContext(contextOf(next)),
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

const contextOf = ({ site, authority }: Certificates) => ({
  key: site.key,
  // With its authority, so that a phone can show who signed it.
  cert: `${site.certificate}\n${authority.certificate}\n`,
  minVersion: 'TLSv1.2' as const,
})

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0
