import { BlockList, isIP } from 'node:net'

/** Addresses that no road of the internet leads to (RFC 1918, 3927, 4193, 4291), and this machine. */
const near = new BlockList()
near.addSubnet('10.0.0.0', 8, 'ipv4')
near.addSubnet('127.0.0.0', 8, 'ipv4')
near.addSubnet('169.254.0.0', 16, 'ipv4')
near.addSubnet('172.16.0.0', 12, 'ipv4')
near.addSubnet('192.168.0.0', 16, 'ipv4')
near.addAddress('::1', 'ipv6')
near.addSubnet('fc00::', 7, 'ipv6')
near.addSubnet('fe80::', 10, 'ipv6')

/** Whether a server is on this machine or in the network at home, where an answer costs nothing. */
export function isNearby(url: string): boolean {
  if (!URL.canParse(url)) return false
  const name = new URL(url).hostname.replace(/^\[|\]$/g, '')
  const version = isIP(name)
  if (version !== 0) return near.check(name, version === 6 ? 'ipv6' : 'ipv4')
  return name === 'localhost' || !name.includes('.') || name.endsWith('.local') || name.endsWith('.home')
}
