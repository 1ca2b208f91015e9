import { BlockList, isIP } from 'node:net'

/** Addresses of this machine and of the networks behind it (IANA's special-purpose registries, the private ones). */
const PRIVATE = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4')
  PRIVATE.addSubnet(`::ffff:${network}`, 96 + prefix, 'ipv6')
}
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv6')
}

/** Why a redirect from one address to another is not followed, or `null` when it may be. */
export function redirectRefusal(from: URL, to: URL): string | null {
  if (to.protocol !== 'https:' && to.protocol !== 'http:')
    return `to an address that is not of the web (${to.protocol})`
  if (to.username !== '' || to.password !== '') return `to ${to.host} with a name and a password in the address`
  if (from.protocol === 'https:' && to.protocol === 'http:') return `to ${to.host} without encryption`
  if (isPrivate(to.hostname) && !isPrivate(from.hostname)) return `to ${to.host}, which is inside this network`
  return null
}

/**
 * Whether a host name means this machine or a network behind it. `URL` has already turned every way of writing an address
 * (decimal, octal, short) into the plain one; a name that resolves to such an address is not looked up.
 */
function isPrivate(hostname: string): boolean {
  const name = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
  const family = isIP(name)
  if (family === 0) return name === 'localhost' || name.endsWith('.localhost')
  return PRIVATE.check(name, family === 4 ? 'ipv4' : 'ipv6')
}
