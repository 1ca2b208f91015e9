import { EvaError } from '@eva/core'

/** A server's address, as its routes are found from it. */
export type BaseUrl = {
  /** The address as it may be shown: without path and query, where some gateways carry their key. */
  readonly origin: string
  /** `/models` → the whole address, with the query that was given. */
  at(route: string): URL
}

type ErrorCode = EvaError['code']

const VERSION_SEGMENT = /^v\d/
/** Routes that people copy into a base URL from an example. */
const SPELT_OUT = /\/(?:chat\/completions|audio\/(?:speech|transcriptions))$/

/**
 * Reads a server's address as people write it: with or without `/v1`, with or without a slash at the end. A path that
 * names a version anywhere (`/openai/v1`, `/v1beta/openai`) is kept, as is one that spells out `/chat/completions`,
 * `/audio/speech` or `/audio/transcriptions`; to any other path `/v1` is added. A query is kept.
 *
 * @param key the configuration key that holds the address, for the error
 * @param code of that error
 * @throws EvaError for what is not an http address, or one with a name and password in it
 */
export function parseBaseUrl(text: string, key: string, code: ErrorCode): BaseUrl {
  const url = URL.parse(text.trim())
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new EvaError(code, `${key} is not an address.`, { fix: `Write ${key} as http://host:port/v1.` })
  }
  if (url.username !== '' || url.password !== '') {
    const fix = `Put the key into the variable that is made for it, and only the address into ${key}.`
    throw new EvaError(code, `${key} holds a user name or password.`, { fix })
  }
  const path = url.pathname.replace(/\/+$/, '')
  const spelt = SPELT_OUT.exec(path)
  const isVersioned = path.split('/').some((segment) => VERSION_SEGMENT.test(segment))
  const root = spelt === null ? (isVersioned ? path : `${path}/v1`) : path.slice(0, spelt.index)
  return {
    origin: url.origin,
    at: (route) => Object.assign(new URL(url), { pathname: root + route, hash: '' }),
  }
}
