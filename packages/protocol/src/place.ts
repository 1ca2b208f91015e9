/** Where something that is sent arrives: on her own machine, in a home or an office, or anywhere. */
export type Place = 'machine' | 'network' | 'cloud'

const LOOPBACK = /^(?:127(?:\.\d+){3}|0\.0\.0\.0|\[::1\]|\[::\]|localhost|.+\.localhost)$/i

/**
 * Addresses that no router of the internet carries: RFC 1918 (private), RFC 3927 and fe80::/10 (link), RFC 6598 (100.64/10,
 * where private overlays live) and RFC 4193 (fc00::/7).
 */
const PRIVATE_ADDRESS =
  /^(?:(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(?:\.\d+){1,3}|\[f[cd][\da-f:]+\]|\[fe[89ab][\da-f:]+\])$/i

/** Names that no public name server knows. */
const PRIVATE_NAME = /^(?:[^.:[\]]+|.+\.(?:local|lan|home|internal|home\.arpa))$/i

/** Where a server is, by its http address alone: a public name may still lead into a private network, and counts as public. */
export function placeOf(address: string): Place {
  const { hostname } = new URL(address)
  if (LOOPBACK.test(hostname)) return 'machine'
  return PRIVATE_ADDRESS.test(hostname) || PRIVATE_NAME.test(hostname) ? 'network' : 'cloud'
}
