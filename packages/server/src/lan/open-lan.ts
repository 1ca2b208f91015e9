import { X509Certificate } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Clock } from '@eva/core'
import type { FastifyInstance } from 'fastify'
import { type Certificates, readyCertificates } from './certificate-folder.ts'
import { type LanListener, listenOnLan } from './lan-listener.ts'
import { inUrl, type OwnNames } from './own-names.ts'

/** How often she looks for new addresses and the certificate's end, in ms. */
const LOOK_EVERY_MS = 60_000

/** What is known of a way into the network that is open. */
export type LanState = {
  /** `https://192.168.1.5:8443`, the likeliest first. */
  readonly addresses: readonly string[]
  /** SHA-256, as browsers show it: `AB:CD:…` */
  readonly fingerprints: { readonly site: string; readonly authority: string }
  /** DER. */
  readonly authority: Buffer
}

export type OpenLan = {
  readonly port: number
  state(): LanState
  close(): Promise<void>
}

export type Opening = {
  /** Of the certificates; absolute. */
  readonly folder: string
  /** The first that is free is taken; 0 for any. */
  readonly ports: readonly number[]
  readonly clock: Clock
  /** What this machine is called now. */
  readonly names: () => OwnNames
  /** Is given each connection before its first request. */
  readonly arrived: (socket: Socket) => void
  /** The certificate could not be renewed. */
  readonly reportFailure: (error: unknown) => void
}

/** Opens a way into the network, and keeps its certificate good while it is open. */
export async function openLan(app: FastifyInstance, opening: Opening): Promise<OpenLan> {
  const { folder, ports, clock, names, arrived, reportFailure } = opening
  const certificatesNow = (): Promise<Certificates> => readyCertificates(folder, names(), clock.wallTimeMs())
  let certificates = await certificatesNow()
  const listener = await listenAtOneOf(ports, (port) => listenOnLan(app, port, certificates, arrived))
  const stop = new AbortController()

  const renew = async (): Promise<void> => {
    const next = await certificatesNow()
    if (next.site.certificate === certificates.site.certificate) return
    certificates = next
    listener.use(next)
  }
  // A laptop that comes into another network has another address there.
  const keepFresh = async (): Promise<void> => {
    for (;;) {
      await clock.sleep(LOOK_EVERY_MS, stop.signal)
      await renew().catch(reportFailure)
    }
  }
  keepFresh().catch(() => 'it was closed')

  return {
    port: listener.port,
    state() {
      const { addresses, hosts } = names()
      const [site, authority] = [read(certificates.site.certificate), read(certificates.authority.certificate)]
      return {
        addresses: [...addresses.map(inUrl), ...hosts.slice(0, 1)].map((name) => `https://${name}:${listener.port}`),
        fingerprints: { site: site.fingerprint256, authority: authority.fingerprint256 },
        authority: authority.raw,
      }
    },
    close() {
      stop.abort()
      return listener.close()
    },
  }
}

const read = (certificate: string): X509Certificate => new X509Certificate(certificate)

/** @throws what the last of them was refused with */
function listenAtOneOf(
  ports: readonly number[],
  listenAt: (port: number) => Promise<LanListener>,
): Promise<LanListener> {
  const [first = 0, ...others] = ports
  return others.reduce((tried, port) => tried.catch(() => listenAt(port)), listenAt(first))
}
