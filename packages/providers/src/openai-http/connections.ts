import { Agent } from 'undici'

/**
 * How long an idle connection is kept, in ms, unless the server says otherwise. Between two things that a person says
 * more than the usual 4 s go by, and a new connection to a cloud costs the first token three round trips. Below the
 * 60 s after which AWS load balancers hang up: a request that crosses with that would be lost.
 */
export const KEEP_ALIVE_MS = 50_000
/** And at most so long, whatever the server says. */
const KEEP_ALIVE_MAX_MS = 600_000
/** An address that takes no connection by then does not answer. */
const CONNECT_LIMIT_MS = 10_000
/**
 * An answer that has said nothing for so long, nor ended, is given up. It is for what nobody waits for any more: a
 * server that sends `[DONE]` and never ends its answer would hold one connection for each.
 */
const SILENCE_LIMIT_MS = 300_000

/**
 * The connections to one server, kept between requests. undici itself rather than the `fetch` that is built on it: its
 * idle connections can be kept for longer, and its answers reach the reader without web streams in between. One
 * request at a time on each, as HTTP/1.1: aborting one closes its connection and nothing else. How long the first byte
 * of an answer may take is for the caller's signal alone to say.
 */
export const openConnections = (): Agent =>
  new Agent({
    allowH2: false,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MAX_MS,
    headersTimeout: 0,
    bodyTimeout: SILENCE_LIMIT_MS,
    connect: { timeout: CONNECT_LIMIT_MS },
  })
