import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { EvaError } from '@eva/core'
import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { loginPage } from './login-page.ts'
import { wantsPage } from './pages.ts'

const COOKIE = 'eva_session'
/** A browser stays signed in for so long, in seconds: 30 days. */
const SIGNED_IN_S = 30 * 24 * 3600
/** Where nobody has to sign in: the form itself, and what tells a stranger only whether Eva is well. */
const OPEN_TO_ALL: ReadonlySet<string | undefined> = new Set(['/login', '/health'])
/** Browsers that are signed in at the same time, at most. */
const SIGNED_IN_MAX = 1_000
/** Wrong passwords that one address may try in a minute. */
const TRIES_PER_MINUTE = 10

export type IsSignedIn = (request: FastifyRequest) => boolean

export type Credentials = { readonly password: string | null; readonly apiKey: string | null }

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const same = (given: string, secret: string): boolean => timingSafeEqual(digest(given), digest(secret))

/**
 * Asks for the password (a browser signs in once and keeps a cookie) or the API key (a program sends it as a bearer
 * token). Without a password, which is only possible on loopback, everyone on this machine is let in.
 *
 * @returns tells those who are let in from those whom an open route answers, too
 */
export async function requireSignIn(app: FastifyInstance, { password, apiKey }: Credentials): Promise<IsSignedIn> {
  await app.register(cookie)
  if (password === null) return () => true
  // Tokens live in memory only: a restart signs everyone out, and no file holds anything to steal.
  const tokens = new Set<string>()

  const isSignedIn: IsSignedIn = (request) => {
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (bearer !== undefined) return same(bearer, password) || (apiKey !== null && same(bearer, apiKey))
    const token = request.cookies[COOKIE]
    return token !== undefined && tokens.has(token)
  }

  app.addHook('onRequest', async (request, reply) => {
    if (OPEN_TO_ALL.has(request.routeOptions.url) || isSignedIn(request)) return
    if (wantsPage(request)) return reply.redirect('/login')
    throw new EvaError('unauthorized', 'Sign in first.', {
      fix: 'Send the API key as a bearer token, or open the page and give the password.',
    })
  })

  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  app.get('/login', async (request, reply) => reply.type('text/html; charset=utf-8').send(loginPage(request, false)))
  app.post<{ Body: { password?: unknown } }>(
    '/login',
    {
      config: {
        rateLimit: { max: TRIES_PER_MINUTE, timeWindow: 60_000, keyGenerator: (from: FastifyRequest) => from.ip },
      },
    },
    async (request, reply) => {
      const given = request.body?.password
      if (typeof given !== 'string' || !same(given, password)) {
        return reply.code(401).type('text/html; charset=utf-8').send(loginPage(request, true))
      }
      const token = randomBytes(32).toString('base64url')
      tokens.add(token)
      // The oldest browser signs in again before the list grows without end.
      const [oldest] = tokens
      if (tokens.size > SIGNED_IN_MAX && oldest !== undefined) tokens.delete(oldest)
      reply.setCookie(COOKIE, token, {
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
        maxAge: SIGNED_IN_S,
        secure: request.protocol === 'https',
      })
      return reply.redirect('/', 303)
    },
  )
  return isSignedIn
}
