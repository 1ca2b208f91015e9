import { EvaError } from '@eva/core'
import {
  type PairingBody,
  type PhoneBody,
  pairRequestSchema,
  passwordRequestSchema,
  phoneSwitchSchema,
} from '@eva/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Access } from '../access/index.ts'
import type { Lan } from '../lan/index.ts'
import { triedRarely, type Visitors } from './auth.ts'
import { parseBody } from './errors.ts'
import { PAIR_SCRIPT, pairPage } from './pair-page.ts'

export type PhoneContext = { readonly access: Access; readonly lan: Lan }

const iso = (wallMs: number): string => new Date(wallMs).toISOString()

/** `/phone`: the way in for phones, opened and closed; `/pair`, where a scanned code leads; `/ca.crt`. */
export function phoneRoutes(app: FastifyInstance, { access, lan }: PhoneContext, visitors: Visitors): void {
  const limited = { config: { rateLimit: {} } }
  const { devices, pairing } = access

  const body = (request: FastifyRequest): PhoneBody => {
    const fromNetwork = lan.isFromNetwork(request.raw.socket)
    const state = lan.state()
    const mine = visitors.deviceOf(request)
    return {
      on: state !== null,
      addresses: [...(state?.addresses ?? [])],
      fingerprints: state?.fingerprints ?? null,
      // What was made here is read here: it does not travel, not even to somebody who is signed in.
      password: { origin: access.passwordOrigin(), shown: fromNetwork ? null : access.shownPassword() },
      devices: devices.kept.map(({ id, name, signedInAtMs, lastSeenAtMs }) => ({
        id,
        name,
        signed_in_at: iso(signedInAtMs),
        last_seen_at: iso(lastSeenAtMs),
        is_this: id === mine?.id,
      })),
      from_network: fromNetwork,
    }
  }

  app.get('/phone', async (request) => body(request))

  app.put('/phone', limited, async (request) => {
    await lan.turn(parseBody(phoneSwitchSchema, request.body).on)
    return body(request)
  })

  app.post('/phone/pairing', limited, async (): Promise<PairingBody> => {
    const { token, expiresAtMs } = pairing.offer()
    return { path: `/pair#${token}`, expires_at: iso(expiresAtMs) }
  })

  app.put('/phone/password', limited, async (request) => {
    await access.changePassword(parseBody(passwordRequestSchema, request.body).password, visitors.deviceOf(request))
    return body(request)
  })

  app.post('/phone/password/hide', limited, async (_request, reply) => {
    access.hidePassword()
    return reply.code(204).send()
  })

  app.delete<{ Params: { id: string } }>('/phone/devices/:id', limited, async (request, reply) => {
    if (!(await devices.signOut(request.params.id))) {
      throw new EvaError('device_not_found', 'No such device is signed in.')
    }
    return reply.code(204).send()
  })

  // For everybody: what is in the code is the secret.
  app.post('/phone/sign-in', triedRarely, async (request, reply) => {
    if (!pairing.redeem(parseBody(pairRequestSchema, request.body).token)) {
      throw new EvaError('unauthorized', 'This code was used already, or is older than ten minutes.', {
        fix: 'Have a new one shown, or sign in with the password.',
      })
    }
    await visitors.signIn(request, reply)
    return reply.code(204).send()
  })
  app.get('/pair', async (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      )
      .send(pairPage(request)),
  )
  app.get('/pair.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(PAIR_SCRIPT))

  app.get('/ca.crt', async (_request, reply) => {
    const state = lan.state()
    if (state === null) throw new EvaError('not_found', 'Eva does not listen in the network.')
    return reply
      .type('application/x-x509-ca-cert')
      .header('content-disposition', 'attachment; filename="eva.crt"')
      .send(state.authority)
  })
}
