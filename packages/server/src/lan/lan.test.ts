import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { Agent, type RequestOptions, request } from 'node:https'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PairingBody, type PhoneBody, pairingSchema, phoneSchema } from '@eva/protocol'
import { createFakeClock } from '@eva/testing/fakes'
import { createMemoryStore } from '@eva/testing/store-contract'
import Fastify from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectClient } from '../test-client.ts'
import { brainOf, startTestEva, type TestEva } from '../test-eva.ts'
import { createLan } from './lan.ts'

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string }

/** A browser in the network that trusts her authority; it calls her by an address of this machine. */
class Visitor {
  readonly ca: string
  readonly url: URL
  cookie = ''

  constructor(ca: string, url: string) {
    this.ca = ca
    this.url = new URL(url)
  }

  ask(path: string, { body, ...options }: RequestOptions & { body?: unknown } = {}): Promise<Answer> {
    const agent = new Agent({ ca: this.ca })
    const sent = body === undefined ? '' : JSON.stringify(body)
    const headers = {
      ...(this.cookie === '' ? {} : { cookie: this.cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
      ...(options.headers as Record<string, string> | undefined),
    }
    return new Promise((resolve, reject) => {
      const asking = request(
        new URL(path, this.url),
        { ...options, headers, agent, servername: 'localhost' },
        async (response) => {
          const chunks: Buffer[] = []
          for await (const chunk of response) chunks.push(chunk)
          agent.destroy()
          const [set] = response.headers['set-cookie'] ?? []
          if (set !== undefined) this.cookie = set.split(';')[0] ?? ''
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          })
        },
      )
      asking.on('error', reject)
      asking.end(sent)
    })
  }

  socket() {
    const url = new URL('/ws/chat', this.url)
    url.protocol = 'wss:'
    return connectClient(url.href, { ca: this.ca, headers: { cookie: this.cookie } })
  }
}

describe('her way into the network', () => {
  let folder: string
  let eva: TestEva
  const start = (environment: Record<string, string> = {}) =>
    startTestEva(brainOf(), { EVA_DATA_DIR: folder, EVA_LAN_PORT: '0', ...environment })
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eva-lan-'))
    eva = await start()
  })
  afterEach(async () => {
    await eva.close()
    await rm(folder, { recursive: true })
  })

  const here = async (path: string, method = 'GET', body?: unknown): Promise<Response> =>
    fetch(eva.address + path, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  const phone = async (path = '/phone', method = 'GET', body?: unknown): Promise<PhoneBody> =>
    phoneSchema.parse(await (await here(path, method, body)).json())
  const pairing = async (): Promise<PairingBody> =>
    pairingSchema.parse(await (await here('/phone/pairing', 'POST')).json())
  /** By this machine's own loopback address: the listener counts, not the address. */
  const visit = async (): Promise<Visitor> => {
    const [address = ''] = (await phone()).addresses
    const ca = await readFile(join(folder, 'lan', 'authority.pem'), 'utf8')
    return new Visitor(ca, `https://127.0.0.1:${new URL(address).port}`)
  }
  const scan = async (visitor: Visitor): Promise<Answer> =>
    visitor.ask('/phone/sign-in', { method: 'POST', body: { token: (await pairing()).path.split('#')[1] } })

  it('is closed until it is opened, and closed again, without a restart', async () => {
    expect(await phone()).toMatchObject({ on: false, addresses: [], fingerprints: null, password: { origin: null } })
    expect((await here('/ca.crt')).status).toBe(404)
    const on = await phone('/phone', 'PUT', { on: true })
    expect(on).toMatchObject({ on: true, password: { origin: 'made' }, from_network: false })
    expect(on.addresses.every((address) => address.startsWith('https://'))).toBe(true)
    const visitor = await visit()
    expect((await visitor.ask('/health')).body).toBe('{"status":"healthy"}')
    expect(await phone('/phone', 'PUT', { on: false })).toMatchObject({ on: false, addresses: [] })
    await expect(visitor.ask('/health')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('asks everybody for the password who comes by it, and nobody on this machine', async () => {
    const { password } = await phone('/phone', 'PUT', { on: true })
    const visitor = await visit()
    for (const path of ['/phone', '/sessions', '/stats', '/voices', '/']) {
      expect((await visitor.ask(path)).status).toBe(401)
      expect((await here(path)).status).not.toBe(401)
    }
    expect((await visitor.ask('/', { headers: { accept: 'text/html' } })).headers.location).toBe('/login')
    await expect(visitor.socket()).rejects.toThrow('401')
    const form = (password: string) => ({ method: 'POST', body: { password } })
    expect((await visitor.ask('/login', form('not this one'))).status).toBe(401)
    const welcome = await visitor.ask('/login', form(password.shown ?? ''))
    expect(welcome.status).toBe(303)
    expect(welcome.headers['set-cookie']?.[0]).toMatch(/^__Host-eva_session=.*HttpOnly; Secure; SameSite=Strict/)
    expect((await visitor.ask('/sessions')).status).toBe(200)
  })

  it('lets in whoever scans a code, once, and tells them everything but the password', async () => {
    await phone('/phone', 'PUT', { on: true })
    const visitor = await visit()
    const { path } = await pairing()
    const token = path.split('#')[1]
    const signIn = (by: Visitor, body: unknown): Promise<Answer> => by.ask('/phone/sign-in', { method: 'POST', body })
    expect((await signIn(visitor, { token: 'guessed' })).status).toBe(401)
    expect((await signIn(visitor, { token })).status).toBe(204)
    expect((await signIn(await visit(), { token })).status).toBe(401)
    const body = phoneSchema.parse(JSON.parse((await visitor.ask('/phone')).body))
    expect(body).toMatchObject({ from_network: true, password: { origin: 'made', shown: null } })
    expect(body.devices).toMatchObject([{ name: '?', is_this: true }])
    expect((await phone()).password.shown).not.toBeNull()
    expect((await visitor.ask('/pair')).headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('ends the sockets of a device that is signed out, and lets it in no more', async () => {
    await phone('/phone', 'PUT', { on: true })
    const visitor = await visit()
    await scan(visitor)
    const client = await visitor.socket()
    await client.next('hello')
    const [device] = (await phone()).devices
    expect((await here(`/phone/devices/${device?.id}`, 'DELETE')).status).toBe(204)
    expect(await client.closed).toBe(4503)
    expect((await visitor.ask('/sessions')).status).toBe(401)
    expect((await here(`/phone/devices/${device?.id}`, 'DELETE')).status).toBe(404)
  })

  it('signs everybody out but the asker when the password is changed, and keeps no password in plain text', async () => {
    await phone('/phone', 'PUT', { on: true })
    const [mine, other] = [await visit(), await visit()]
    await scan(mine)
    await scan(other)
    const chosen = 'correct horse battery'
    const answer = await mine.ask('/phone/password', { method: 'PUT', body: { password: chosen } })
    expect(JSON.parse(answer.body)).toMatchObject({ password: { origin: 'chosen', shown: null } })
    expect((await mine.ask('/sessions')).status).toBe(200)
    expect((await other.ask('/sessions')).status).toBe(401)
    expect((await here('/phone/password', 'PUT', { password: 'short' })).status).toBe(400)
    const made = (await phone('/phone/password', 'PUT', { password: null })).password.shown ?? ''
    expect(made).not.toBe('')
    expect((await here('/phone/password/hide', 'POST')).status).toBe(204)
    expect((await phone()).password.shown).toBeNull()
    const files = await readdir(folder, { recursive: true, withFileTypes: true })
    for (const file of files.filter((each) => each.isFile())) {
      const text = await readFile(join(file.parentPath, file.name), 'latin1')
      expect(text.includes(made) || text.includes(chosen)).toBe(false)
    }
  })

  it('stays open when everything is deleted, to whoever deleted it and to nobody else', async () => {
    await phone('/phone', 'PUT', { on: true })
    const [mine, other] = [await visit(), await visit()]
    await scan(mine)
    await scan(other)
    const answer = await mine.ask('/everything', { method: 'DELETE', body: { confirm: 'everything' } })
    expect(answer.status).toBe(204)
    expect((await mine.ask('/sessions')).status).toBe(200)
    expect((await other.ask('/sessions')).status).toBe(401)
    expect(await phone()).toMatchObject({ on: true, password: { origin: 'made' }, devices: [{ name: '?' }] })
  })

  it('answers to the names of this machine and to no other', async () => {
    await phone('/phone', 'PUT', { on: true })
    const visitor = await visit()
    const asAs = async (host: string): Promise<number> => (await visitor.ask('/health', { headers: { host } })).status
    const [address = ''] = (await phone()).addresses
    expect(await asAs(new URL(address).host)).toBe(200)
    expect(await asAs(`${hostname().replace(/\.local$/, '')}.local`)).toBe(200)
    expect(await asAs('evil.example')).toBe(403)
    // What is said in a header makes nobody come from elsewhere.
    expect((await fetch(`${eva.address}/health`, { headers: { 'x-forwarded-proto': 'https' } })).status).toBe(200)
    const origin = 'https://evil.example'
    expect((await visitor.ask('/health', { headers: { origin } })).status).toBe(403)
  })

  it('hands out the certificate of her authority', async () => {
    const { fingerprints } = await phone('/phone', 'PUT', { on: true })
    const visitor = await visit()
    const answer = await visitor.ask('/ca.crt')
    expect(answer.headers['content-type']).toBe('application/x-x509-ca-cert')
    expect(fingerprints?.authority).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
  })

  it('limits how often a password or a code is tried', async () => {
    await phone('/phone', 'PUT', { on: true })
    const visitor = await visit()
    const tries = Array.from({ length: 11 }, () =>
      visitor.ask('/phone/sign-in', { method: 'POST', body: { token: 'guessed' } }),
    )
    expect((await Promise.all(tries)).map(({ status }) => status).toSorted()).toEqual([...Array(10).fill(401), 429])
  })
})

describe('a start with the way into the network', () => {
  it('opens it at once, with the password of the environment', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'eva-lan-'))
    const environment = { EVA_DATA_DIR: folder, EVA_LAN: 'true', EVA_LAN_PORT: '0', EVA_PASSWORD: 'open sesame' }
    const eva = await startTestEva(brainOf(), environment)
    try {
      expect(eva.phone.lan.state()).not.toBeNull()
      expect(eva.phone.access.passwordOrigin()).toBe('environment')
      expect(eva.phone.access.shownPassword()).toBeNull()
    } finally {
      await eva.close()
      await rm(folder, { recursive: true })
    }
  })

  it('opens it again where it was left open, at the port where phones know her', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'eva-lan-'))
    const app = Fastify()
    const clock = createFakeClock()
    const store = createMemoryStore(clock)
    const host = { ensurePassword: async () => {}, reportFailure: (thrown: unknown) => expect.fail(String(thrown)) }
    const begin = async () => {
      const lan = createLan({ lan: { on: false, port: 0 }, dataDir: folder }, store, clock, host)
      await lan.start(app)
      return lan
    }
    const first = await begin()
    expect(first.state()).toBeNull()
    await first.turn(true)
    const before = first.state()
    await first.close()
    const second = await begin()
    expect(second.state()).toEqual(before)
    await second.turn(false)
    expect((await begin()).state()).toBeNull()
    await app.close()
    await rm(folder, { recursive: true })
  })

  it('goes on without it where it cannot be opened, and says why', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'eva-lan-'))
    const first = await startTestEva(brainOf(), { EVA_DATA_DIR: folder })
    const taken = new URL(first.address).port
    const environment = { EVA_DATA_DIR: folder, EVA_LAN: 'true', EVA_LAN_PORT: taken }
    const eva = await startTestEva(brainOf(), environment)
    try {
      expect(eva.broken).toEqual([{ id: 'lan', reason: expect.stringContaining(`EVA_LAN_PORT=${taken} is taken`) }])
      expect((await fetch(`${eva.address}/health`)).status).toBe(200)
    } finally {
      await Promise.all([first.close(), eva.close()])
      await rm(folder, { recursive: true })
    }
  })
})
