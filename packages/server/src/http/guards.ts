import { networkInterfaces } from 'node:os'
import { EvaError } from '@eva/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isLoopback } from '../config.ts'
import type { Lan } from '../lan/index.ts'
import { inUrl } from '../lan/index.ts'

export type GuardSettings = {
  /** Where the server listens. */
  readonly host: string
  readonly allowedHosts: readonly string[]
  readonly allowedOrigins: readonly string[]
}

/** "eva.home:8000" → "eva.home"; "[::1]:8000" → "[::1]". Lower case, without a port. */
const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, '')

/**
 * Refuses every request, upgrade and file whose `Host` is not one of ours (a foreign name that was made to resolve to
 * this machine) or whose `Origin` is another site's. A page of another site gets nothing, not even an error to read.
 */
export function guardHostAndOrigin(
  app: FastifyInstance,
  settings: GuardSettings,
  lan: Pick<Lan, 'names' | 'isFromNetwork'>,
): void {
  const hosts = ownHosts(settings)
  // Asked for each time: a laptop that comes into another network has another address there.
  const isOwnInNetwork = (name: string): boolean => {
    const own = lan.names()
    return own.hosts.includes(name) || own.addresses.some((address) => inUrl(address) === name)
  }
  const origins = new Set(settings.allowedOrigins.map((origin) => origin.toLowerCase()))

  app.addHook('onRequest', async (request) => {
    const host = request.headers.host ?? ''
    const name = nameOf(host)
    const isOwn = hosts.has(name) || hosts.has(host.toLowerCase())
    if (!isOwn && !(lan.isFromNetwork(request.raw.socket) && isOwnInNetwork(name))) {
      throw new EvaError('forbidden_host', `Eva does not answer to the name "${host.slice(0, 100)}".`, {
        fix: 'Add the name to EVA_ALLOWED_HOSTS.',
      })
    }
    if (!isOwnOrigin(request, host, origins)) {
      throw new EvaError('forbidden_origin', 'Another site may not talk to Eva through your browser.', {
        fix: 'Add the site to EVA_ALLOWED_ORIGINS if it is yours.',
      })
    }
  })
}

function isOwnOrigin(request: FastifyRequest, host: string, allowed: ReadonlySet<string>): boolean {
  const { origin } = request.headers
  // Programs send none; a browser always sends one with what could change something, and with a WebSocket.
  if (origin === undefined) return true
  const own = origin.toLowerCase()
  return own === `http://${host.toLowerCase()}` || own === `https://${host.toLowerCase()}` || allowed.has(own)
}

function ownHosts({ host, allowedHosts }: GuardSettings): ReadonlySet<string> {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', ...allowedHosts.map((name) => name.toLowerCase())])
  if (isLoopback(host)) return names
  // An address cannot be made to point elsewhere, as a name can: our own are safe to answer to.
  const addresses = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  for (const { address, family } of addresses) names.add(family === 'IPv6' ? `[${address.toLowerCase()}]` : address)
  return names
}
