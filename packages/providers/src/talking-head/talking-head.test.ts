import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createFakeClock } from '@eva/testing/fakes'
import { afterEach, describe, expect, it } from 'vitest'
import { createTalkingHead } from './create-talking-head.ts'

const PART = { text: 'Hello.', mood: 'joy', wav: Uint8Array.of(1, 2, 3) }
const never = (): AbortSignal => new AbortController().signal

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

async function serverThat(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/film`
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

describe('a talking-head server', () => {
  it('is given the sound, and its picture is passed on while it comes', async () => {
    let asked = ''
    let finish = (): void => {}
    const url = await serverThat(async (request, response) => {
      asked = await bodyOf(request)
      response.writeHead(200, { 'content-type': 'video/mp4' }).write('first')
      finish = () => response.end('last')
    })
    const { contentType, bytes } = await createTalkingHead({ url, clock: createFakeClock() }).film(PART, never())
    expect(contentType).toBe('video/mp4')
    const seen: string[] = []
    for await (const chunk of bytes) {
      seen.push(Buffer.from(chunk).toString())
      finish()
    }
    expect(seen).toEqual(['first', 'last'])
    expect(JSON.parse(asked)).toEqual({ text: 'Hello.', mood: 'joy', audio: 'AQID' })
  })

  it.each([
    ['refuses', 500, 'text/plain', 'out of memory', /answered 500: out of memory/],
    ['answers no picture', 200, 'text/html', '<p>Welcome</p>', /answered text\/html, which is no picture: <p>Welcome/],
  ])('that %s is named with its own words', async (_what, status, contentType, words, message) => {
    const url = await serverThat((_request, response) =>
      response.writeHead(status, { 'content-type': contentType }).end(words),
    )
    const filming = createTalkingHead({ url, clock: createFakeClock() }).film(PART, never())
    await expect(filming).rejects.toMatchObject({ code: 'face_unreachable', message: expect.stringMatching(message) })
  })

  it('that is away is named with the fix', async () => {
    const filming = createTalkingHead({ url: 'http://127.0.0.1:9/film', clock: createFakeClock() }).film(PART, never())
    await expect(filming).rejects.toMatchObject({ code: 'face_unreachable', fix: expect.stringContaining('DITTO_URL') })
  })

  it('that leads elsewhere is not followed', async () => {
    const url = await serverThat((_request, response) =>
      response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(),
    )
    const filming = createTalkingHead({ url, clock: createFakeClock() }).film(PART, never())
    await expect(filming).rejects.toMatchObject({ code: 'face_unreachable' })
  })

  it('that does not answer is not waited for for ever', async () => {
    const clock = createFakeClock()
    const url = await serverThat(() => {})
    const filming = createTalkingHead({ url, clock }).film(PART, never())
    const outcome = expect(filming).rejects.toMatchObject({ message: expect.stringContaining('within 30 s') })
    await clock.advance(30_000)
    await outcome
  })

  it('is told when nobody looks any more', async () => {
    const stop = new AbortController()
    const closed = Promise.withResolvers<void>()
    const url = await serverThat((_request, response) => {
      response.on('close', () => closed.resolve())
      stop.abort('gone')
    })
    await expect(createTalkingHead({ url, clock: createFakeClock() }).film(PART, stop.signal)).rejects.toBe('gone')
    await closed.promise
  })
})
