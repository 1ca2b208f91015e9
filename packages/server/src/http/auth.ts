import { EvaError } from '@eva/core'
import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Access, type Device, deviceName, isSameSecret } from '../access/index.ts'
import type { Lan } from '../lan/index.ts'
import { loginPage } from './login-page.ts'
import { wantsPage } from './pages.ts'

/**
 * The cookie of a session. Over HTTPS it has a name that browsers keep for it: nothing that comes over HTTP, where
 * another program of the same machine may listen, can set or read it.
 */
const COOKIE = { http: 'eva_session', https: '__Host-eva_session' } as const
/** A browser keeps its cookie for so long, in seconds: 400 days, the most that Chrome allows. */
const COOKIE_S = 400 * 24 * 3600
/** Where nobody has to sign in: the ways in themselves, and what tells a stranger only whether Eva is well. */
const OPEN_TO_ALL: ReadonlySet<string | undefined> = new Set([
  '/login',
  '/health',
  '/pair',
  '/pair.js',
  '/phone/sign-in',
  '/ca.crt',
])
/** Files that browsers ask for without a cookie: what an installed page is called and looks like. */
const OPEN_FILES = /^\/(app\.(en|fr)\.webmanifest|icons\/[a-z0-9-]+\.png|icon\.svg|apple-icon\.png)(\?|$)/
/** Wrong passwords and codes that one address may try in a minute. */
const TRIES_PER_MINUTE = 10

/** The options of a route at which secrets are tried. */
export const triedRarely = {
  config: { rateLimit: { max: TRIES_PER_MINUTE, timeWindow: 60_000, keyGenerator: (from: FastifyRequest) => from.ip } },
} as const

/** Who asks. */
export type Visitors = {
  /** Whether they are let in; tells them from those whom an open route answers, too. */
  isSignedIn(request: FastifyRequest): boolean
  /** The device that is signed in; `null` for a program with a key, and for whoever is not asked. */
  deviceOf(request: FastifyRequest): Device | null
  /** Signs the asker's browser in. */
  signIn(request: FastifyRequest, reply: FastifyReply): Promise<void>
}

export type SignInContext = {
  /** What the environment sets. Without a password, which is only possible on loopback, everyone on this machine is let in. */
  readonly password: string | null
  readonly apiKey: string | null
  readonly access: Access
  readonly lan: Pick<Lan, 'isFromNetwork'>
}

/**
 * Asks for the password (a browser signs in once and keeps a cookie) or the API key (a program sends it as a bearer
 * token). Whoever comes from the network is asked in any case.
 */
export async function requireSignIn(app: FastifyInstance, context: SignInContext): Promise<Visitors> {
  const { password, apiKey, access, lan } = context
  await app.register(cookie)
  const isAsked = ({ raw }: FastifyRequest): boolean => password !== null || lan.isFromNetwork(raw.socket)
  const cookieOf = ({ protocol }: FastifyRequest): string => COOKIE[protocol]

  const visitors: Visitors = {
    isSignedIn(request) {
      if (!isAsked(request)) return true
      const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
      if (bearer === undefined) return visitors.deviceOf(request) !== null
      return [password, apiKey].some((secret) => secret !== null && isSameSecret(bearer, secret))
    },
    deviceOf(request) {
      const token = request.cookies[cookieOf(request)]
      return token === undefined ? null : access.devices.seen(token)
    },
    async signIn(request, reply) {
      const token = await access.devices.signIn(deviceName(request.headers['user-agent']))
      reply.setCookie(cookieOf(request), token, {
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
        maxAge: COOKIE_S,
        secure: request.protocol === 'https',
      })
    },
  }

  app.addHook('onRequest', async (request, reply) => {
    const { url } = request.routeOptions
    if (OPEN_TO_ALL.has(url) || (url === '/*' && OPEN_FILES.test(request.url)) || visitors.isSignedIn(request)) return
    if (wantsPage(request)) return reply.redirect('/login')
    throw new EvaError('unauthorized', 'Sign in first.', {
      fix: 'Send the API key as a bearer token, or open the page and give the password.',
    })
  })

  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  const showForm = (request: FastifyRequest, reply: FastifyReply, wrong: boolean): FastifyReply =>
    reply
      .type('text/html; charset=utf-8')
      // A browser that may not say where it comes from sends a form with the origin `null`, which is another site's.
      .header('referrer-policy', 'same-origin')
      .send(loginPage(request, wrong))
  app.get('/login', async (request, reply) =>
    visitors.isSignedIn(request) ? reply.redirect('/') : showForm(request, reply, false),
  )
  app.post<{ Body: { password?: unknown } }>('/login', triedRarely, async (request, reply) => {
    const given = request.body?.password
    if (typeof given !== 'string' || !(await access.accepts(given))) {
      return showForm(request, reply.code(401), true)
    }
    await visitors.signIn(request, reply)
    return reply.redirect('/', 303)
  })
  return visitors
}
