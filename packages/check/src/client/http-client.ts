import type { Clock } from '../clock.ts'
import { waitAskedFor } from './rate-limit.ts'

/** One answer, whole, with its instants on the reviewer's clock. */
export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
  /** From sending the request to the first byte of the body, ms. */
  readonly firstByteMs: number
  /** To the last byte. */
  readonly totalMs: number
}

export type HttpClient = {
  readonly base: string
  readonly headers: Readonly<Record<string, string>>
  /** What opens an Eva that asks for it; `null` where nothing was given. */
  readonly secret: string | null
  /** The same client without what opens her. */
  stranger(): HttpClient
  /**
   * Never waits longer than the limit; throws what `fetch` throws. Where the rate limit is used up (429), it waits until
   * the answer says that there is room again, and asks once more: that no answer says anything else about her.
   */
  request(path: string, init?: RequestInit, limitMs?: number): Promise<Answer>
  /** The body as a stream of pieces, for what must be timed as it comes. */
  stream(
    path: string,
    init?: RequestInit,
    limitMs?: number,
  ): Promise<{ readonly response: Response; readonly sentAtMs: number }>
}

/** No answer of a healthy Eva takes so long, ms. */
const LIMIT_MS = 15_000

/**
 * @param secret the API key or password; `null` where none is needed
 * @param waiting is told each time that the rate limit has to be waited for, and how long, ms
 */
export function createHttpClient(
  base: string,
  secret: string | null,
  clock: Clock,
  signal: AbortSignal,
  waiting: (ms: number) => void = () => {},
): HttpClient {
  const headers: Readonly<Record<string, string>> = secret === null ? {} : { authorization: `Bearer ${secret}` }
  const openOnce = async (path: string, init: RequestInit, limitMs: number) => {
    const sentAtMs = clock.nowMs()
    const response = await fetch(new URL(path, base), {
      redirect: 'manual',
      ...init,
      headers: { ...headers, ...Object.fromEntries(new Headers(init.headers)) },
      signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]),
    })
    return { response, sentAtMs }
  }
  const open = async (path: string, init: RequestInit, limitMs: number) => {
    const first = await openOnce(path, init, limitMs)
    const waitMs = waitAskedFor(first.response)
    if (waitMs === null) return first
    await first.response.body?.cancel()
    waiting(waitMs)
    await clock.sleep(waitMs, signal)
    return openOnce(path, init, limitMs)
  }
  return {
    base,
    headers,
    secret,
    stranger: () => createHttpClient(base, null, clock, signal, waiting),
    stream: (path, init = {}, limitMs = LIMIT_MS) => open(path, init, limitMs),
    async request(path, init = {}, limitMs = LIMIT_MS) {
      const { response, sentAtMs } = await open(path, init, limitMs)
      let firstByteMs: number | null = null
      const pieces: Uint8Array[] = []
      for await (const piece of response.body ?? []) {
        firstByteMs ??= clock.nowMs() - sentAtMs
        pieces.push(piece)
      }
      const totalMs = clock.nowMs() - sentAtMs
      const { status, headers: answered } = response
      return { status, headers: answered, bytes: Buffer.concat(pieces), firstByteMs: firstByteMs ?? totalMs, totalMs }
    },
  }
}

/** A request that carries JSON. */
export const json = (body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

export const textOf = ({ bytes }: Answer): string => Buffer.from(bytes).toString('utf8')

/** `undefined` where it is no JSON. */
export function jsonOf(answer: Answer): unknown {
  try {
    return JSON.parse(textOf(answer))
  } catch {
    return undefined
  }
}
