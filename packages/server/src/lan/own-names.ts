import { BlockList, isIPv6 } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'

/** This machine's addresses by interface, as `os.networkInterfaces` gives them. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** What this machine is called in its network. */
export type OwnNames = {
  /** The likeliest to be reached by a phone first. */
  readonly addresses: readonly string[]
  readonly hosts: readonly string[]
}

/** Made by container and virtual machine hosts and by tunnels: a phone is seldom behind one. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|tun|tap|utun|wg|zt|lxc|lxd|podman|cni)/

/** RFC 1918, RFC 3927, RFC 6598 and RFC 4193: addresses that lead nowhere from the Internet. */
export const PRIVATE_RANGES = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  'fc00::/7',
  '::1/128',
] as const

/** Whether one of the ranges, such as `10.0.0.0/8`, holds the address. */
export function isWithin(ranges: readonly string[], address: string): boolean {
  const list = new BlockList()
  for (const range of ranges) {
    const [base = '', bits = '0'] = range.split('/')
    list.addSubnet(base, Number(bits), isIPv6(base) ? 'ipv6' : 'ipv4')
  }
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/**
 * The names by which others of the network reach this machine. Of version 6 only the addresses of the network itself:
 * those of the Internet change from day to day, and a phone at home has the others.
 */
export function ownNames(interfaces: Interfaces, hostname: string): OwnNames {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ internal, family, address }) => !internal && (family === 'IPv4' || isWithin(['fc00::/7'], address)))
      .map(({ address, family }) => ({ address, rank: rankOf(name, address, family) })),
  )
  const host = hostname.toLowerCase().replace(/\.local$/, '')
  return {
    addresses: found.toSorted((one, other) => one.rank - other.rank).map(({ address }) => address),
    // What cannot be a name in a certificate is no name to come by either.
    hosts: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host) ? [`${host}.local`, host] : [],
  }
}

const rankOf = (name: string, address: string, family: string): number =>
  (VIRTUAL.test(name) ? 4 : 0) + (family === 'IPv6' ? 2 : 0) + (isWithin(PRIVATE_RANGES, address) ? 0 : 1)

/** `fd00::5` → `[fd00::5]`, as it stands in an address of the web. */
export const inUrl = (address: string): string => (isIPv6(address) ? `[${address}]` : address)
