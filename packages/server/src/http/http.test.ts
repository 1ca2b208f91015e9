import {
  chatResponseSchema,
  errorBodySchema,
  healthSchema,
  parseServerEvent,
  sessionSchema,
  settingsSchema,
  statsSchema,
  voiceSchema,
} from '@eva/protocol'
import type { LlmScript } from '@eva/testing/fakes'
import { afterEach, describe, expect, it } from 'vitest'
import { connectClient } from '../test-client.ts'
import { brainOf, startTestEva, type TestEva, unreachable } from '../test-eva.ts'

const open: TestEva[] = []
afterEach(async () => {
  for (const eva of open.splice(0)) await eva.close()
})

async function start(scripts: readonly LlmScript[] = [], environment: Record<string, string> = {}): Promise<TestEva> {
  const eva = await startTestEva(brainOf(...scripts), environment)
  open.push(eva)
  return eva
}

const post = (eva: TestEva, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(eva.address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('POST /chat', () => {
  it('answers with the whole turn and its waterfall', async () => {
    const eva = await start([['Fifty', '-one.']])
    const answer = await post(eva, '/chat', { message: 'what is 17 times 3?', session_id: 'sums' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    const body = chatResponseSchema.parse(await answer.json())
    expect(body).toMatchObject({ response: 'Fifty-one.', session_id: 'sums', provider: 'fake', tokens: 2 })
    expect(body.waterfall.ttft).toBe(body.ttft_ms)
    expect(body.waterfall.total).toBe(body.latency_ms)
    expect(body.waterfall.stt).toBeNull()
  })

  it('streams the events of the socket as SSE when asked to', async () => {
    const eva = await start([['One ', 'two.']])
    const answer = await post(eva, '/api/chat', { message: 'count' }, { accept: 'text/event-stream' })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const blocks = (await answer.text()).trim().split('\n\n')
    const events = blocks.map((block) => parseServerEvent(/^data: (.*)$/m.exec(block)?.[1] ?? ''))
    expect(events.map((event) => event.type)).toEqual(['turn_start', 'state', 'token', 'token', 'mood', 'turn_end'])
  })

  it('stops the brain when the one who asked hangs up', async () => {
    const brain = brainOf(['One ', { waitMs: 60_000 }, 'two.'], ['Next.'])
    const eva = await startTestEva(brain)
    open.push(eva)
    const asked = new AbortController()
    const body = JSON.stringify({ message: 'count', session_id: 's' })
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' }
    const answer = await fetch(`${eva.address}/chat`, { method: 'POST', headers, body, signal: asked.signal })
    await answer.body?.getReader().read()
    asked.abort()
    await expect.poll(() => 'stopped' in brain && brain.stopped).toBe(1)
    expect(await (await post(eva, '/chat', { message: 'go on', session_id: 's' })).json()).toMatchObject({
      response: 'Next.',
    })
  })

  it('gives 503 with the reason and the fix when no brain could answer', async () => {
    const eva = await start([[{ fail: unreachable() }]])
    const answer = await post(eva, '/chat', { message: 'hi' })
    expect(answer.status).toBe(503)
    expect(errorBodySchema.parse(await answer.json()).error).toMatchObject({
      code: 'brain_unreachable',
      message: 'Nobody answers there. Start the server.',
    })
  })

  it('remembers the conversation by its session', async () => {
    const brain = brainOf(['Nice to meet you.'], ['Ada.'])
    const eva = await startTestEva(brain)
    open.push(eva)
    await post(eva, '/chat', { message: 'I am Ada', session_id: 's' })
    await post(eva, '/chat', { message: 'Who am I?', session_id: 's' })
    expect('requests' in brain && Array.isArray(brain.requests) && brain.requests[1].messages.slice(1)).toEqual([
      { role: 'user', content: 'I am Ada' },
      { role: 'assistant', content: 'Nice to meet you.' },
      { role: 'user', content: 'Who am I?' },
    ])
  })
})

describe('bad input', () => {
  it.each([
    ['no body', '', 400],
    ['no JSON', '{"message":', 400],
    ['an array', [], 400],
    ['no message', {}, 400],
    ['an empty message', { message: '   ' }, 400],
    ['a message that is a number', { message: 5 }, 400],
    ['a message that is too long', { message: 'x'.repeat(8_193) }, 400],
    ['a session id with a slash', { message: 'hi', session_id: '../etc/passwd' }, 400],
    ['a session id that is too long', { message: 'hi', session_id: 'x'.repeat(65) }, 400],
    ['a body that is too large', { message: 'hi', junk: 'x'.repeat(300_000) }, 413],
  ])('%s gets its status and the documented body', async (_name, body, status) => {
    const eva = await start()
    const answer = await post(eva, '/chat', body)
    expect(answer.status).toBe(status)
    expect(errorBodySchema.parse(await answer.json()).error.type).toBe('invalid_request_error')
  })

  it('names the field at fault, and says in plain words what is allowed', async () => {
    const answer = await post(await start(), '/tts', { text: 'hi', speed: 9 })
    expect((await answer.json()) as unknown).toMatchObject({
      error: {
        code: 'invalid_request',
        param: 'speed',
        message: 'The request was not understood: speed: must be at most 4.',
      },
    })
  })

  it.each([
    ['GET', '/chat', 'POST'],
    ['GET', '/api/tts?text=hi', 'POST'],
    ['DELETE', '/voices', 'GET, HEAD'],
    ['POST', '/sessions/some-id', 'DELETE, GET, HEAD, PATCH'],
    ['PATCH', '/sessions/some-id/export', 'GET, HEAD'],
    ['POST', '/models', 'GET, HEAD'],
    ['POST', '/models/pull/hf:ada/tiny', 'DELETE'],
    ['POST', '/models/chosen', 'DELETE, PUT'],
    ['OPTIONS', '/chat', 'POST'],
    ['POST', '/ws/chat', 'GET, HEAD'],
    ['POST', '/', 'GET, HEAD'],
  ])('gets 405 for %s %s, with what is allowed', async (method, path, allowed) => {
    const eva = await start()
    const answer = await fetch(eva.address + path, { method })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed])
    expect(errorBodySchema.parse(await answer.json()).error).toMatchObject({
      code: 'method_not_allowed',
      message: `${method} ${path.split('?')[0]} is not possible; allowed: ${allowed}.`,
    })
  })

  it('is told to use a WebSocket where there is one', async () => {
    const answer = await fetch(`${(await start()).address}/ws/chat`)
    expect(answer.status).toBe(400)
    expect(errorBodySchema.parse(await answer.json()).error.message).toBe(
      '/ws/chat is a WebSocket. Connect to it as one.',
    )
  })

  it('gets 404 for what does not exist, 415 for what is not JSON', async () => {
    const eva = await start()
    expect((await fetch(`${eva.address}/nothing`)).status).toBe(404)
    expect((await fetch(`${eva.address}/sessions/nobody`)).status).toBe(404)
    expect((await post(eva, '/chat', 'hi', { 'content-type': 'text/plain-ish' })).status).toBe(415)
  })
})

describe('rate limits', () => {
  it('count down in both spellings, then refuse with the time to wait', async () => {
    const eva = await start([['a'], ['b'], ['c']], { EVA_RATE_LIMIT: '3' })
    const left: (string | null)[] = []
    for (let request = 0; request < 3; request++) {
      const answer = await post(eva, '/chat', { message: 'hi' })
      left.push(answer.headers.get('ratelimit-remaining'))
      expect(answer.headers.get('ratelimit-limit')).toBe('3')
      expect(answer.headers.get('x-ratelimit-remaining')).toBe(answer.headers.get('ratelimit-remaining'))
      expect((await answer.json()) as unknown).toMatchObject({ rate_limit_remaining: Number(left.at(-1)) })
    }
    expect(left).toEqual(['2', '1', '0'])
    const refused = await post(eva, '/chat', { message: 'hi' })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('ratelimit-remaining')).toBe('0')
    expect(errorBodySchema.parse(await refused.json()).error).toMatchObject({
      code: 'rate_limited',
      type: 'rate_limit_error',
    })
    expect((await fetch(`${eva.address}/health`)).status).toBe(200)
  })

  it('are one for both names of a route, and another for another route', async () => {
    const eva = await start([['a']], { EVA_RATE_LIMIT: '2' })
    const left = async (path: string, body: unknown): Promise<string | null> =>
      (await post(eva, path, body)).headers.get('ratelimit-remaining')
    expect(await left('/tts', { text: 'hi' })).toBe('1')
    expect(await left('/api/tts', { text: 'hi' })).toBe('0')
    expect((await post(eva, '/tts', { text: 'hi' })).status).toBe(429)
    expect(await left('/api/chat', { message: 'hi' })).toBe('1')
    expect(await left('/chat', {})).toBe('0')
    expect((await post(eva, '/api/chat', { message: 'hi' })).status).toBe(429)
  })
})

describe('POST /tts', () => {
  it('gives a WAV whose header tells the true length of a short text', async () => {
    const answer = await post(await start(), '/tts', { text: 'Hello there.' })
    expect(answer.headers.get('x-voice')).toBe('fake:anna')
    expect(answer.headers.get('x-sample-rate')).toBe('16000')
    expect(Number(answer.headers.get('x-ttfa-ms'))).toBeGreaterThan(0)
    const wav = Buffer.from(await answer.arrayBuffer())
    expect(wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ')
    expect(wav.readUInt32LE(40)).toBe(wav.byteLength - 44)
    expect((wav.byteLength - 44) / 2 / 16).toBe(120)
  })

  it('streams a longer text, and bare samples when asked for pcm', async () => {
    const eva = await start()
    const text = 'This is the first sentence. And this is the second sentence of the text.'
    const wav = Buffer.from(await (await post(eva, '/api/tts', { text })).arrayBuffer())
    expect(wav.readUInt32LE(40)).toBe(0xffff_ffff)
    const pcm = await (await post(eva, '/tts', { text, format: 'pcm' })).arrayBuffer()
    expect(pcm.byteLength).toBe(wav.byteLength - 44)
  })

  it('follows the language of the text, whatever voice was asked for', async () => {
    const eva = await start()
    expect((await post(eva, '/tts', { text: 'Bonjour à toi' })).headers.get('x-voice')).toBe('fake:marie')
    const asked = await post(eva, '/tts', { text: 'Bonjour à toi', voice: 'fake:anna' })
    expect(asked.headers.get('x-voice')).toBe('fake:marie')
    const short = await post(eva, '/tts', { text: 'Ok', voice: 'fake:marie' })
    expect(short.headers.get('x-voice')).toBe('fake:marie')
    const unknown = await post(eva, '/tts', { text: 'hi', voice: 'fake:nobody' })
    expect(await unknown.json()).toMatchObject({ error: { code: 'invalid_request', param: 'voice' } })
    const mute = await post(eva, '/tts', { text: '🙂🙂' })
    expect(await mute.json()).toMatchObject({ error: { code: 'invalid_request', param: 'text' } })
  })

  it.each(['', '   ', 'x'.repeat(4_097), '🙂🙂', '```js\ncode\n```'])(
    'refuses %j with 400, never an empty clip',
    async (text) => {
      expect((await post(await start(), '/tts', { text })).status).toBe(400)
    },
  )
})

describe('conversations', () => {
  it('are listed, searched, read, renamed, exported and deleted', async () => {
    const eva = await start([['The sea is blue.'], ['I like tea.']])
    await post(eva, '/chat', { message: 'Tell me about the sea', session_id: 'sea' })
    await post(eva, '/chat', { message: 'What do you drink?', session_id: 'tea' })
    const list = async (query = ''): Promise<unknown> => (await fetch(`${eva.address}/sessions${query}`)).json()
    expect(await list()).toHaveLength(2)
    expect(await list('?q=blue')).toMatchObject([{ session_id: 'sea', title: 'Tell me about the sea' }])
    const patch = (title: unknown): Promise<Response> =>
      fetch(`${eva.address}/sessions/sea`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ title }),
      })
    expect(sessionSchema.parse(await (await patch(' The ocean ')).json()).title).toBe('The ocean')
    expect((await patch('')).status).toBe(400)
    const markdown = await fetch(`${eva.address}/sessions/sea/export?format=md`)
    expect(markdown.headers.get('content-disposition')).toMatch(/^attachment; filename=.*-\d{4}-\d\d-\d\d\.md/)
    expect(await markdown.text()).toContain('**Eva:** _(fake, fake (fake))_ The sea is blue.')
    const json = await fetch(`${eva.address}/sessions/sea/export?format=json`)
    expect(sessionSchema.parse(await json.json()).history).toHaveLength(1)
    const remove = (): Promise<Response> => fetch(`${eva.address}/sessions/sea`, { method: 'DELETE' })
    expect((await remove()).status).toBe(204)
    expect((await remove()).status).toBe(404)
    expect(await list()).toHaveLength(1)
  })
})

describe('a deleted conversation', () => {
  it('is not remembered by a page that still has it open', async () => {
    const brain = brainOf(['Noted.'], ['Who is Ada?'])
    const eva = await startTestEva(brain)
    open.push(eva)
    const client = await connectClient(eva.socketUrl)
    client.send({ message: 'My secret is Ada', session_id: 'gone' })
    await client.next('turn_end')
    await fetch(`${eva.address}/sessions/gone`, { method: 'DELETE' })
    client.send({ message: 'And now?', session_id: 'gone' })
    expect(await client.next('turn_end')).toMatchObject({ response: 'Who is Ada?' })
    expect('requests' in brain && JSON.stringify(brain.requests)).toMatch(/^(?:(?!secret).)*secret(?:(?!secret).)*$/)
    await client.close()
  })
})

describe('status', () => {
  it('says what works, by using it', async () => {
    const eva = await start()
    const answer = await fetch(`${eva.address}/health`)
    const health = healthSchema.parse(await answer.json())
    expect(health).toMatchObject({ status: 'healthy', tts: true, database: true, groq: false, whisper: false })
    expect(Object.keys(health.components).sort()).toEqual(['database', 'fake'])
  })

  it('reports in /stats what the client was told, to the hundredth', async () => {
    const eva = await start([['a'], ['b'], ['c']])
    const told: number[] = []
    for (let turn = 0; turn < 3; turn++) {
      told.push(chatResponseSchema.parse(await (await post(eva, '/chat', { message: 'hi' })).json()).latency_ms)
    }
    const stats = statsSchema.parse(await (await fetch(`${eva.address}/stats`)).json())
    expect(stats.total_requests).toBe(3)
    expect(stats.avg_latency_ms).toBeCloseTo(told.reduce((sum, ms) => sum + ms, 0) / 3, 1)
    expect(stats.by_provider).toMatchObject({ fake: { count: 3 } })
    const metrics = await (await fetch(`${eva.address}/metrics`)).text()
    expect(metrics).toContain('eva_turns_total{provider="fake",status="completed"} 3')
  })

  it('forgets no request in /stats when its conversation is deleted', async () => {
    const eva = await start([['a'], ['b']])
    await post(eva, '/chat', { message: 'hi', session_id: 'one' })
    await post(eva, '/chat', { message: 'hi', session_id: 'two' })
    const read = async (): Promise<unknown> => {
      const { total_requests, requests_last_hour, avg_latency_ms, latency, by_provider } = statsSchema.parse(
        await (await fetch(`${eva.address}/stats`)).json(),
      )
      return { total_requests, requests_last_hour, avg_latency_ms, latency, by_provider }
    }
    const before = await read()
    expect(before).toMatchObject({ total_requests: 2 })
    await fetch(`${eva.address}/sessions/one`, { method: 'DELETE' })
    expect(await read()).toEqual(before)
  })

  it('lists the voices with the languages they are the default for', async () => {
    const voices: unknown = await (await fetch(`${(await start()).address}/voices`)).json()
    expect(voiceSchema.array().parse(voices)).toMatchObject([
      { id: 'fake:anna', default_for: ['en'] },
      { id: 'fake:marie', default_for: ['fr'], sample_rate: 22_050 },
    ])
  })
})

describe('strangers', () => {
  it.each(['/', '/health', '/stats', '/metrics', '/voices', '/sessions', '/login', '/nothing'])(
    'get nothing from %s under a foreign name or from a foreign page',
    async (path) => {
      const eva = await start()
      for (const host of [
        'evil.example',
        'x.local',
        '0.0.0.0',
        '2130706433',
        '127.0.0.1.nip.io',
        'localhost.evil.example',
      ]) {
        expect(await statusWith(eva, path, { host })).toBe(403)
      }
      for (const origin of [
        'https://evil.example',
        'null',
        'file://',
        `${eva.address}.evil.example`,
        'http://localhost:1',
      ]) {
        expect(await statusWith(eva, path, { origin })).toBe(403)
      }
    },
  )

  it('are let in by name or by origin when they were invited', async () => {
    const eva = await start([], { EVA_ALLOWED_HOSTS: 'eva.home', EVA_ALLOWED_ORIGINS: 'https://app.example' })
    expect(await statusWith(eva, '/voices', { host: 'eva.home:8000' })).toBe(200)
    expect(await statusWith(eva, '/voices', { origin: 'https://app.example' })).toBe(200)
    expect(await statusWith(eva, '/voices', { host: 'localhost:1234' })).toBe(200)
  })

  it('may not put the page into a frame', async () => {
    const eva = await start()
    expect((await fetch(`${eva.address}/health`)).headers.get('content-security-policy')).toContain(
      "frame-ancestors 'none'",
    )
  })
})

describe('with a password', () => {
  const secret = { EVA_PASSWORD: 'open sesame', EVA_API_KEY: 'key-of-a-program' }

  it('lets in nobody without it, programs by their key, and people by the form', async () => {
    const eva = await start([], secret)
    expect((await fetch(`${eva.address}/sessions`)).status).toBe(401)
    expect((await fetch(`${eva.address}/sessions`, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401)
    const byKey = await fetch(`${eva.address}/sessions`, { headers: { authorization: 'Bearer key-of-a-program' } })
    expect(byKey.status).toBe(200)
    const page = await fetch(`${eva.address}/`, { headers: { accept: 'text/html', 'accept-language': 'fr' } })
    expect(await page.text()).toContain('Mot de passe')
    const entered = await signIn(eva, 'open sesame')
    expect(entered.status).toBe(303)
    const cookie = entered.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/)
    const byCookie = await fetch(`${eva.address}/sessions`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(byCookie.status).toBe(200)
  })

  it('tells a stranger whether she is well, and nothing more', async () => {
    const eva = await start([], secret)
    const stranger = await fetch(`${eva.address}/health`)
    expect(stranger.status).toBe(200)
    expect(await stranger.json()).toEqual({ status: 'healthy' })
    const guesser = await fetch(`${eva.address}/health`, { headers: { authorization: 'Bearer wrong' } })
    expect(await guesser.json()).toEqual({ status: 'healthy' })
    const insider = await fetch(`${eva.address}/health`, { headers: { authorization: 'Bearer key-of-a-program' } })
    expect(healthSchema.parse(await insider.json()).components).toHaveProperty('database')
    for (const path of ['/stats', '/metrics', '/health/', '/chat']) {
      expect((await fetch(eva.address + path)).status).toBe(401)
    }
  })

  it('stops guessing after ten tries a minute', async () => {
    const eva = await start([], secret)
    const statuses: number[] = []
    for (let guess = 0; guess < 12; guess++) statuses.push((await signIn(eva, `guess ${guess}`)).status)
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401))
    expect(statuses.slice(10)).toEqual([429, 429])
  })
})

const signIn = (eva: TestEva, password: string): Promise<Response> =>
  fetch(`${eva.address}/login`, { method: 'POST', body: new URLSearchParams({ password }), redirect: 'manual' })

/** `fetch` does not let a program choose its `Host`; a bare request does. */
async function statusWith(eva: TestEva, path: string, headers: Record<string, string>): Promise<number | undefined> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const asked = request(eva.address + path, { headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('an address with a broken escape', () => {
  it('is answered like any other that there is nothing at, and never past the guards', async () => {
    const eva = await startTestEva(brainOf())
    try {
      const answer = await fetch(`${eva.address}/sessions/%ZZ`)
      expect([answer.status, answer.headers.get('x-request-id')]).toEqual([404, expect.stringContaining('-')])
      expect(await answer.json()).toMatchObject({
        error: { code: 'not_found', message: 'There is nothing at GET /sessions/%ZZ.' },
      })
      expect((await fetch(`${eva.address}/sessions?q=100%`)).status).toBe(200)
      expect(await statusWith(eva, '/sessions/%ZZ', { host: 'evil.example' })).toBe(403)
    } finally {
      await eva.close()
    }
  })
})

describe('GET /settings', () => {
  it('leads a person with a browser to the first page of settings, and tells a program what is set', async () => {
    const eva = await start()
    const page = await fetch(`${eva.address}/settings`, { headers: { accept: 'text/html' }, redirect: 'manual' })
    expect([page.status, page.headers.get('location')]).toEqual([302, '/settings/brains'])
    const body = await fetch(`${eva.address}/settings`)
    expect(settingsSchema.parse(await body.json()).welcomed).toBe(false)
    expect(body.headers.get('vary')).toContain('accept')
  })
})

describe('reviews', () => {
  it('are none at first, and what is not there is a 404', async () => {
    const eva = await startTestEva(brainOf())
    try {
      expect(await (await fetch(`${eva.address}/reviews`)).json()).toEqual([])
      expect((await fetch(`${eva.address}/reviews/running`)).status).toBe(204)
      for (const path of [
        '/reviews/review-20261121T084512Z',
        '/reviews/review-20261121T084512Z/report',
        '/reviews/..%2f..%2fetc',
      ]) {
        const answer = await fetch(`${eva.address}${path}`)
        expect([path, answer.status]).toEqual([path, 404])
        expect(await answer.json()).toMatchObject({ error: { code: 'review_not_found' } })
      }
    } finally {
      await eva.close()
    }
  })
})
