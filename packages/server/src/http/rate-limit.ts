import { EvaError } from '@eva/core'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'

/** The standard's names, and the older ones that some clients still read. */
const TWINS = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'] as const

/**
 * Limits the routes that ask for it (`config: { rateLimit: {} }`, or `limitedTogether`): so many requests per minute and
 * client. Every answer of such a route tells what is left.
 *
 * @param perMinute how many requests one client may make in a minute
 */
export async function limitRates(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    max: perMinute,
    timeWindow: 60_000,
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { ttl }) =>
      new EvaError('rate_limited', `Too many requests: ${perMinute} a minute are allowed.`, {
        fix: `Wait ${Math.ceil(ttl / 1000)} s.`,
        retryAfterMs: ttl,
      }),
  })
  app.addHook('onSend', async (_request, reply) => {
    for (const name of TWINS) {
      const value = reply.getHeader(name)
      if (value !== undefined) reply.header(`x-${name}`, value)
    }
    // Tells clients of the OpenAI libraries not to sleep and try again on their own.
    if (reply.statusCode === 429) reply.header('x-should-retry', 'false')
  })
}

/** The options of routes that share one count, so that a second name is no second allowance. */
export const limitedTogether = (
  app: FastifyInstance,
): { readonly onRequest: ReturnType<FastifyInstance['rateLimit']> } => ({
  onRequest: app.rateLimit({}),
})
