import { EvaError } from '@eva/core'

/** Where an Ollama is. */
export type Address = {
  /** What its routes follow on: without a slash at the end. */
  readonly root: string
  /** The address as it may be shown. */
  readonly origin: string
  /** Whether it is on this machine. */
  readonly isLoopback: boolean
}

/** The port that Ollama listens on unless it is told otherwise: https://docs.ollama.com/faq */
const DEFAULT_PORT = '11434'

/** Routes that people copy along with the address. */
const ROUTE = /\/(?:api|v1)(?:\/.*)?$/
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/
/** "Every address of this machine" is what a server listens on. It cannot be called everywhere. */
const EVERY_ADDRESS: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '[::]': '[::1]' }

/**
 * Reads `OLLAMA_URL` as people write it: `http://host:11434`, `host`, `host:port`, `0.0.0.0`, with `/api` or `/v1`
 * behind it. Without `http://` the port is 11434 unless another is named, as for Ollama's own `OLLAMA_HOST`.
 *
 * @throws EvaError `brain_failed` for what is not an http address, or one with a name and password in it
 */
export function parseOllamaUrl(text: string): Address {
  const trimmed = text.trim()
  const named = trimmed.includes('://')
  const url = URL.parse(named ? trimmed : `http://${trimmed.startsWith(':') ? '127.0.0.1' : ''}${trimmed}`)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new EvaError('brain_failed', 'OLLAMA_URL is not an address.', {
      fix: `Write OLLAMA_URL as http://host:${DEFAULT_PORT}.`,
    })
  }
  if (url.username !== '' || url.password !== '') {
    throw new EvaError('brain_failed', 'OLLAMA_URL holds a user name or password.', {
      fix: 'Put only the address into OLLAMA_URL.',
    })
  }
  url.hostname = EVERY_ADDRESS[url.hostname] ?? url.hostname
  if (!named && url.port === '') url.port = DEFAULT_PORT
  const path = url.pathname.replace(ROUTE, '').replace(/\/+$/, '')
  return { root: url.origin + path, origin: url.origin, isLoopback: LOOPBACK.test(url.hostname) }
}
