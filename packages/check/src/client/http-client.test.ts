import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import type { Clock } from '../clock.ts'
import { createHttpClient, textOf } from './http-client.ts'

let server: Server | null = null
afterEach(() => {
  server?.close()
  server = null
})

/** Answers in this order, and with the last one from then on. */
async function serve(...answers: readonly { status: number; headers?: Record<string, string> }[]): Promise<string> {
  let asked = 0
  const started = createServer((_, response) => {
    const answer = answers[Math.min(asked, answers.length - 1)]
    asked += 1
    response.writeHead(answer?.status ?? 500, { ...answer?.headers, connection: 'close' }).end(`answer ${asked}`)
  })
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`
}

function fakeClock() {
  const slept: number[] = []
  const clock: Clock = {
    nowMs: () => slept.reduce((sum, ms) => sum + ms, 0),
    wallTimeMs: () => 0,
    sleep: async (ms) => {
      slept.push(ms)
    },
  }
  return { clock, slept }
}

it('waits for room when the rate limit is used up, and times the answer that counts', async () => {
  const { clock, slept } = fakeClock()
  const told: number[] = []
  const base = await serve({ status: 429, headers: { 'ratelimit-reset': '7' } }, { status: 200 })
  const http = createHttpClient(base, null, clock, new AbortController().signal, (ms) => told.push(ms))
  const answer = await http.request('/chat')
  expect([answer.status, textOf(answer), answer.totalMs]).toEqual([200, 'answer 2', 0])
  expect(slept).toEqual([7_250])
  expect(told).toEqual([7_250])
})

it.each([
  ['asks for no time', {}],
  ['asks for an hour', { 'ratelimit-reset': '3600' }],
  ['asks for nonsense', { 'retry-after': 'soon' }],
])('takes a 429 as it is that %s', async (_, headers) => {
  const { clock, slept } = fakeClock()
  const base = await serve({ status: 429, headers })
  const http = createHttpClient(base, null, clock, new AbortController().signal)
  expect((await http.request('/chat')).status).toBe(429)
  expect(slept).toEqual([])
})

it('asks once more and no oftener', async () => {
  const { clock, slept } = fakeClock()
  const base = await serve({ status: 429, headers: { 'retry-after': '1' } })
  const http = createHttpClient(base, null, clock, new AbortController().signal)
  expect((await http.request('/chat')).status).toBe(429)
  expect(slept).toHaveLength(1)
})

it('carries what opens her, and leaves it out as a stranger', () => {
  const { clock } = fakeClock()
  const http = createHttpClient('http://127.0.0.1:9', 'hush', clock, new AbortController().signal)
  expect([http.headers.authorization, http.stranger().headers.authorization]).toEqual(['Bearer hush', undefined])
})
