import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PhoneBody } from '@eva/protocol'

/** The way in for phones of a fake server. */
export type FakePhone = {
  body: PhoneBody
  /** A phone scans the code. */
  comeIn(name: string): void
  answer(request: IncomingMessage, path: string, response: ServerResponse): Promise<void>
}

/** Addresses that are answered here. */
export const PHONE_ADDRESS = /^\/(phone($|\/)|login$)/

const FINGERPRINT = Array.from({ length: 32 }, (_, byte) =>
  (byte * 7).toString(16).padStart(2, '0').toUpperCase(),
).join(':')
const OPEN = {
  on: true,
  addresses: ['https://192.168.1.5:8443', 'https://lamp.local:8443'],
  fingerprints: { site: FINGERPRINT, authority: FINGERPRINT.split(':').reverse().join(':') },
} as const

export function createFakePhone(): FakePhone {
  const fake: FakePhone = {
    body: {
      ...OPEN,
      addresses: [...OPEN.addresses],
      password: { origin: 'made', shown: 'kiba-rotu-melo-suda-pavi' },
      devices: [],
      from_network: false,
    },
    comeIn(name) {
      const now = new Date().toISOString()
      const device = { id: name, name, signed_in_at: now, last_seen_at: now, is_this: false }
      fake.body = { ...fake.body, devices: [device, ...fake.body.devices] }
    },
    async answer(request, path, response) {
      const json = (body: unknown): void =>
        void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      // Nobody has to sign in here.
      if (path === '/login') return void response.writeHead(302, { location: '/' }).end()
      if (path === '/phone/pairing') {
        const expires_at = new Date(Date.now() + 600_000).toISOString()
        return json({ path: `/pair#${'t0ken'.repeat(6)}`, expires_at })
      }
      if (path === '/phone/password') {
        const { password } = JSON.parse(await readText(request))
        fake.body.password =
          password === null ? { origin: 'made', shown: 'poli-dora-vemu-kiba-zutu' } : { origin: 'chosen', shown: null }
        return json(fake.body)
      }
      if (path === '/phone') {
        if (request.method === 'PUT') {
          const { on } = JSON.parse(await readText(request))
          const password =
            fake.body.password.origin === null
              ? { origin: 'made' as const, shown: 'kiba-rotu-melo-suda-pavi' }
              : fake.body.password
          fake.body = on
            ? { ...fake.body, ...OPEN, addresses: [...OPEN.addresses], password }
            : { ...fake.body, on: false, addresses: [], fingerprints: null }
        }
        return json(fake.body)
      }
      if (path === '/phone/password/hide') fake.body.password.shown = null
      else
        fake.body = {
          ...fake.body,
          devices: fake.body.devices.filter(({ id }) => id !== decodeURIComponent(path.slice(15))),
        }
      response.writeHead(204).end()
    },
  }
  fake.comeIn('Safari, iPhone')
  return fake
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
