import { EvaError } from '@eva/core'

/** Where a server's two routes are. */
export type Endpoints = {
  readonly chat: URL
  readonly models: URL
  /** The address as it may be shown: without path and query, where some gateways carry their key. */
  readonly origin: string
}

const VERSION_SEGMENT = /^v\d/
const CHAT_ROUTE = '/chat/completions'

/**
 * Finds a server's routes from an address as people write it: with or without `/v1`, with or without a slash at the
 * end. A path that names a version anywhere (`/openai/v1`, `/v1beta/openai`) is kept, as is one that spells out
 * `/chat/completions`; to any other path `/v1` is added. A query is kept.
 *
 * @param key the configuration key that holds the address, for the error
 * @throws EvaError `brain_failed` for what is not an http address, or one with a name and password in it
 */
export function parseBaseUrl(text: string, key: string): Endpoints {
  const url = URL.parse(text.trim())
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new EvaError('brain_failed', `${key} is not an address.`, { fix: `Write ${key} as http://host:port/v1.` })
  }
  if (url.username !== '' || url.password !== '') {
    const fix = `Put the key into the variable that is made for it, and only the address into ${key}.`
    throw new EvaError('brain_failed', `${key} holds a user name or password.`, { fix })
  }
  const path = url.pathname.replace(/\/+$/, '')
  const root = path.endsWith(CHAT_ROUTE)
    ? path.slice(0, -CHAT_ROUTE.length)
    : path.split('/').some((segment) => VERSION_SEGMENT.test(segment))
      ? path
      : `${path}/v1`
  const at = (route: string): URL => Object.assign(new URL(url), { pathname: root + route, hash: '' })
  return { chat: at(CHAT_ROUTE), models: at('/models'), origin: url.origin }
}
