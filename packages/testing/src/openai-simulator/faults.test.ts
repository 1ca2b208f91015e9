import { isUtf8 } from 'node:buffer'
import { connect } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { pause } from '../simulator/index.ts'
import type { Fault } from './fault.ts'
import type { ScheduledFault, When } from './fault-plan.ts'
import type { OpenAiSimulatorOptions } from './start-openai-simulator.ts'
import { dataOf, errorIn, openSimulator, saidIn } from './test-simulator.ts'

const WORDS = { type: 'stream', tokens: ['One', ' two', ' three', ' four'] } as const
const ALWAYS = { type: 'always' } as const
const HANG: Fault = { type: 'hang' }

/** Four words, with something wrong from the start. */
const openFaulty = (fault: Fault, options: OpenAiSimulatorOptions = {}) =>
  openSimulator({ replyTo: () => WORDS, faults: [{ fault, when: ALWAYS }], ...options })

function readerOf({ body }: Response): ReadableStreamDefaultReader<Uint8Array> {
  if (body === null) throw new Error('has no body')
  return body.getReader()
}

/** Reads until these words have come. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, words: string): Promise<void> {
  let text = ''
  const decoder = new TextDecoder()
  while (!text.endsWith('\n\n') || saidIn(text) !== words) {
    const { done, value } = await reader.read()
    if (done) throw new Error(`ended with ${text}`)
    text += decoder.decode(value, { stream: true })
  }
}

/** The writes of an answer, each of which HTTP sends as a chunk with its length before it. */
async function piecesFrom(baseUrl: string): Promise<readonly Buffer[]> {
  const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1')
  const body = '{"model":"simulated-model","stream":true,"messages":[{"role":"user","content":"Hello!"}]}'
  const head = ['POST /v1/chat/completions HTTP/1.1', 'host: simulator', `content-length: ${body.length}`]
  socket.write([...head, 'connection: close', '', body].join('\r\n'))
  const bytes = await buffer(socket)
  const pieces: Buffer[] = []
  for (let at = bytes.indexOf('\r\n\r\n') + 4; ; ) {
    const start = bytes.indexOf('\r\n', at) + 2
    const length = Number.parseInt(bytes.toString('latin1', at, start), 16)
    if (length === 0) return pieces
    pieces.push(bytes.subarray(start, start + length))
    at = start + length + 2
  }
}

async function readToTheEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}

describe('what can go wrong', () => {
  it('starts slowly, or speaks slowly', async () => {
    const waited: number[] = []
    const wait = (ms: number, signal: AbortSignal) => {
      waited.push(ms)
      return pause(0, signal)
    }
    const { post, simulator } = await openSimulator({ replyTo: () => WORDS, firstTokenMs: 80, tokenMs: 10, wait })
    simulator.failNext({ type: 'slow_start', ms: 2_000 })
    simulator.failNext({ type: 'slow_tokens', ms: 300 })
    for (let asked = 0; asked < 3; asked += 1) {
      expect(saidIn(await (await post()).text())).toBe('One two three four')
      waited.push(Number.NaN)
    }
    const [slowStart, slowTokens, well] = [waited.slice(0, 6), waited.slice(6, 12), waited.slice(12)]
    expect(slowStart).toEqual([2_000, 10, 10, 10, 10, Number.NaN])
    expect(slowTokens).toEqual([80, 300, 300, 300, 300, Number.NaN])
    expect(well).toEqual([80, 10, 10, 10, 10, Number.NaN])
  })

  it.each([
    [0, ''],
    [2, 'One two'],
  ])('stalls after %i tokens, with the connection open', async (afterTokens, words) => {
    const { post, simulator } = await openFaulty({ type: 'stall', afterTokens })
    const leave = new AbortController()
    await readUntil(readerOf(await post({}, { signal: leave.signal })), words)
    expect(simulator.calls).toMatchObject([{ outcome: 'open' }])
    leave.abort()
    await simulator.idle()
    expect(simulator.calls).toMatchObject([{ outcome: 'abandoned', status: 200 }])
  })

  it.each([0, 3])('breaks the connection after %i tokens', async (afterTokens) => {
    const { post, simulator } = await openFaulty({ type: 'cut', afterTokens })
    let text = ''
    const reading = async (): Promise<void> => {
      const decoder = new TextDecoder()
      for await (const bytes of (await post()).body ?? []) text += decoder.decode(bytes, { stream: true })
    }
    await expect(reading()).rejects.toThrow()
    expect(saidIn(text)).toBe(['', 'One', 'One two', 'One two three'][afterTokens])
    await simulator.idle()
    expect(simulator.calls).toMatchObject([{ outcome: 'cut', status: 200 }])
  })

  it('sends an error in the middle of the stream, and no more', async () => {
    const { post } = await openFaulty({ type: 'error', afterTokens: 1 })
    const data = dataOf(await (await post()).text())
    expect(data).toHaveLength(3)
    expect(JSON.parse(data[2] ?? '')).toMatchObject({ error: { type: 'server_error' } })
  })

  it('sends a piece that is neither JSON nor UTF-8, then the rest', async () => {
    const { post } = await openFaulty({ type: 'garbage', afterTokens: 2 })
    const bytes = new Uint8Array(await (await post()).arrayBuffer())
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
    const data = dataOf(new TextDecoder().decode(bytes))
    expect(() => JSON.parse(data[3] ?? '')).toThrow()
    expect(
      saidIn(
        data
          .toSpliced(3, 1)
          .map((each) => `data: ${each}\n\n`)
          .join(''),
      ),
    ).toBe('One two three four')
    expect(data.at(-1)).toBe('[DONE]')
  })

  it.each([500, 503])('answers %i', async (status) => {
    const { post, simulator } = await openFaulty({ type: 'status', status })
    const response = await post()
    expect([response.status, (await errorIn(response)).type]).toEqual([status, 'internal_server_error'])
    expect(simulator.calls).toMatchObject([{ outcome: 'answered', status }])
  })

  it('leaves [DONE] away, or the finish reason too', async () => {
    const { post, simulator } = await openSimulator({ replyTo: () => WORDS })
    simulator.failNext({ type: 'no_done' })
    simulator.failNext({ type: 'early_end' })
    const [noDone, earlyEnd] = [await (await post()).text(), await (await post()).text()]
    expect([saidIn(noDone), saidIn(earlyEnd)]).toEqual(['One two three four', 'One two three four'])
    expect([noDone.includes('"stop"'), noDone.includes('[DONE]')]).toEqual([true, false])
    expect([earlyEnd.includes('"stop"'), earlyEnd.includes('[DONE]')]).toEqual([false, false])
  })

  it('delivers events in two pieces, cut within a character', async () => {
    const tokens = ['Ça', ' 世界', ' 👋🏽']
    const { post, simulator } = await openSimulator({ replyTo: () => ({ type: 'stream', tokens }) })
    simulator.failNext({ type: 'split_characters' })
    expect(saidIn(await (await post()).text())).toBe(tokens.join(''))
    simulator.failNext({ type: 'split_characters' })
    const pieces = await piecesFrom(simulator.baseUrl)
    expect(saidIn(Buffer.concat(pieces).toString())).toBe(tokens.join(''))
    const isCut = (piece: Buffer): boolean => !isUtf8(piece)
    expect(pieces.filter(isCut).length).toBe(2 * tokens.length)
  })

  it('sends headers and never a body', async () => {
    const { post, simulator } = await openFaulty({ type: 'hang_after_headers' })
    const response = await post()
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/event-stream/),
    ])
    expect(simulator.calls).toMatchObject([{ outcome: 'open' }])
    await response.body?.cancel()
    await simulator.idle()
    expect(simulator.calls).toMatchObject([{ outcome: 'abandoned', status: 200 }])
  })

  it('never sends a header, or drops the connection', async () => {
    const { post, simulator } = await openSimulator()
    simulator.failNext({ type: 'refuse' })
    simulator.failNext(HANG)
    await expect(post()).rejects.toThrow()
    const leave = new AbortController()
    const hanging = post({}, { signal: leave.signal })
    await expect.poll(() => simulator.calls.length).toBe(2)
    leave.abort()
    await expect(hanging).rejects.toThrow()
    await simulator.idle()
    expect(simulator.calls).toMatchObject([
      { outcome: 'cut', status: null },
      { outcome: 'abandoned', status: null },
    ])
  })
})

it('keeps no quota while it is dead', async () => {
  const quota = { tokensPerMinute: null, requestsPerMinute: 1, requestsPerDay: null, tokensPerDay: null }
  const { post, simulator } = await openFaulty({ type: 'refuse' }, { quota })
  for (let asked = 0; asked < 3; asked += 1) await expect(post()).rejects.toThrow()
  simulator.setFaults([])
  expect([(await post()).status, (await post()).status]).toEqual([200, 429])
  simulator.setFaults([{ fault: { type: 'refuse' }, when: ALWAYS }])
  await expect(post()).rejects.toThrow()
})

describe('when it goes wrong', () => {
  /** The status of each of so many answers, where the fault is a 500. */
  async function statuses(when: When, count: number, options: OpenAiSimulatorOptions = {}): Promise<number[]> {
    const faults: ScheduledFault[] = [{ fault: { type: 'status', status: 500 }, when }]
    const { post } = await openSimulator({ faults, replyTo: () => ({ type: 'stream', tokens: [] }), ...options })
    const seen: number[] = []
    for (let asked = 0; asked < count; asked += 1) {
      const response = await post()
      seen.push(response.status)
      await response.text()
    }
    return seen
  }

  it('is said by the number of the request', async () => {
    expect(await statuses({ type: 'requests', first: 2, last: 3 }, 4)).toEqual([200, 500, 500, 200])
    expect(await statuses({ type: 'every', nth: 2 }, 4)).toEqual([200, 500, 200, 500])
  })

  it('is said by the time since the start', async () => {
    let nowMs = 40
    const tick = (): number => {
      nowMs += 10
      return nowMs
    }
    expect(await statuses({ type: 'time', fromMs: 20, toMs: 40 }, 4, { nowMs: tick })).toEqual([200, 500, 500, 200])
  })

  it('is drawn by the seed, and the same again', async () => {
    const half = { type: 'share', share: 0.5 } as const
    const [first, again, other] = [
      await statuses(half, 24, { seed: 7 }),
      await statuses(half, 24, { seed: 7 }),
      await statuses(half, 24, { seed: 8 }),
    ]
    expect(new Set(first)).toEqual(new Set([200, 500]))
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
  })

  it('can change while it runs, and what is called for one request comes first', async () => {
    const { post, simulator } = await openSimulator()
    const next = async (): Promise<number> => (await post()).status
    expect(await next()).toBe(200)
    simulator.setFaults([{ fault: { type: 'status', status: 503 }, when: ALWAYS }])
    simulator.failNext({ type: 'status', status: 500 })
    expect([await next(), await next()]).toEqual([500, 503])
    simulator.setFaults([])
    expect(await next()).toBe(200)
  })

  it('takes the first fault that is due', async () => {
    const { post } = await openSimulator({
      faults: [
        { fault: { type: 'status', status: 502 }, when: { type: 'every', nth: 2 } },
        { fault: { type: 'status', status: 500 }, when: ALWAYS },
      ],
    })
    expect([(await post()).status, (await post()).status]).toEqual([500, 502])
  })
})

describe('answers under way', () => {
  /** An answer that never ends, asked for and begun. */
  async function begin(asked: Awaited<ReturnType<typeof openSimulator>>) {
    asked.simulator.replyNext({ ...WORDS, ending: 'stall' })
    const reader = readerOf(await asked.post())
    await reader.read()
    return reader
  }

  it('all break at once', async () => {
    const asked = await openSimulator()
    const readers = [await begin(asked), await begin(asked)]
    expect(asked.simulator.interrupt('cut')).toBe(2)
    for (const reader of readers) await expect(readToTheEnd(reader)).rejects.toThrow()
    await asked.simulator.idle()
    expect(asked.simulator.calls.map(({ outcome }) => outcome)).toEqual(['cut', 'cut'])
    expect(asked.simulator.interrupt('cut')).toBe(0)
    expect((await asked.post()).status).toBe(200)
  })

  it('fall silent, with their connections open', async () => {
    let hold = (): void => {}
    const held = new Promise<void>((resolve) => {
      hold = resolve
    })
    let waits = 0
    const { post, simulator } = await openSimulator({
      replyTo: () => WORDS,
      async wait(_ms, signal) {
        waits += 1
        await (waits < 3 ? pause(0, signal) : held)
        signal.throwIfAborted()
      },
    })
    const reader = readerOf(await post())
    await readUntil(reader, 'One two')
    expect(simulator.interrupt('stall')).toBe(1)
    hold()
    expect(simulator.calls).toMatchObject([{ outcome: 'open' }])
    // Silent, not gone: it can still be cut.
    expect(simulator.interrupt('cut')).toBe(1)
    await expect(readToTheEnd(reader)).rejects.toThrow()
    await simulator.idle()
    expect(simulator.calls).toMatchObject([{ outcome: 'cut', status: 200 }])
  })
})
