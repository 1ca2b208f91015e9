import { isIP } from 'node:net'
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os'
import { isLoopback } from '../../config.ts'
import type { Check, Verdict } from '../check.ts'

/** Where she is to be found. */
export type Place = {
  /** Where she listens, as `EVA_HOST` says it. */
  readonly host: string
  readonly port: number
  /** `https://eva.home:8000`; `null` while she does not run. */
  readonly address: string | null
  /** Where her network reaches her over https; `null` while that is closed. */
  readonly lan: readonly string[] | null
}

/** Whether somebody answers there. */
export type Knock = (host: string, port: number, signal: AbortSignal) => Promise<boolean>

/**
 * Who can reach her: she is knocked at by each address of this machine, as another one would. Names are not asked for:
 * nothing of hers needs any.
 */
export const checkNetwork = (
  place: () => Place,
  knock: Knock,
  addresses: () => readonly string[] = ownAddresses,
): Check => ({
  id: 'network',
  part: 'network',
  which: '',
  look: async (signal) => {
    const now = place()
    if (now.address === null) return whileAway(now.port, await knock('127.0.0.1', now.port, signal))
    if (now.lan !== null) return judgeLan(await answeringOf(now.lan, knock, signal), now.lan)
    const own = addresses()
    const knocked = await Promise.all(own.map((address) => knock(address, now.port, signal)))
    return judge(
      now.host,
      now.address,
      now.port,
      own.filter((_, index) => knocked[index]),
      own,
    )
  },
})

/** The addresses of this machine by which others in its network could reach it. */
function ownAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((some): readonly NetworkInterfaceInfo[] => some ?? [])
  return all.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address)
}

/** Those at which somebody answers. A name would have to be asked for elsewhere: addresses alone are knocked at. */
async function answeringOf(
  addresses: readonly string[],
  knock: Knock,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const doors = addresses.filter((address) => isIP(new URL(address).hostname) === 4)
  const answers = await Promise.all(
    doors.map((address) => knock(new URL(address).hostname, Number(new URL(address).port), signal)),
  )
  return doors.filter((_, index) => answers[index])
}

function judgeLan(answering: readonly string[], all: readonly string[]): Verdict {
  return answering.length === 0
    ? { status: 'warning', seen: { code: 'network_blocked', facts: { addresses: all.join(', ') } } }
    : { status: 'good', seen: { code: 'network_open', facts: { addresses: answering.join(', ') } } }
}

function whileAway(port: number, isTaken: boolean): Verdict {
  const latencyMs = null
  return isTaken && port !== 0
    ? { status: 'warning', seen: { code: 'network_taken', facts: { port } }, latencyMs }
    : { status: 'skipped', seen: { code: 'network_off', facts: { port } }, latencyMs }
}

function judge(
  host: string,
  address: string,
  port: number,
  answering: readonly string[],
  own: readonly string[],
): Verdict {
  const scheme = address.startsWith('https:') ? 'https' : 'http'
  const listed = (names: readonly string[]): string => names.map((name) => `${scheme}://${name}:${port}`).join(', ')
  const reached = { addresses: listed(answering) }
  if (isLoopback(host)) {
    return answering.length === 0
      ? { status: 'good', seen: { code: 'network_closed', facts: { address } } }
      : { status: 'warning', seen: { code: 'network_other', facts: reached } }
  }
  if (answering.length === 0) {
    return { status: 'warning', seen: { code: 'network_blocked', facts: { addresses: listed(own) } } }
  }
  return scheme === 'https'
    ? { status: 'good', seen: { code: 'network_open', facts: reached } }
    : { status: 'warning', seen: { code: 'network_plain', facts: reached } }
}
