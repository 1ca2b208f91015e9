import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import type { Llm } from '@eva/core'
import { ask, never, outcomeOf } from '@eva/testing/llm-contract'
import { expect, it, onTestFinished, vi } from 'vitest'
import { KEEP_ALIVE_MS } from '../openai-http/connections.ts'
import { brainAt, serve } from './test-brain.ts'

const ANSWER = `data: ${JSON.stringify({ choices: [{ delta: { content: 'Hi.' }, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`

/** A brain on a server that notes the connection of each request, and says nothing of how long it keeps them. */
async function openNotedBrain(): Promise<{ readonly llm: Llm; readonly sockets: readonly Socket[] }> {
  const sockets: Socket[] = []
  const address = await serve(
    (request, response) => {
      sockets.push(request.socket)
      // In one piece, so that the end of the answer arrives together with its last word.
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-length': ANSWER.length }).end(ANSWER)
    },
    { keepAliveTimeout: 0 },
  )
  const llm = brainAt(address)
  onTestFinished(() => llm.close())
  return { llm, sockets }
}

async function hear(llm: Llm): Promise<void> {
  const { text, thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect([text, thrown]).toEqual(['Hi.', null])
  await turnOfTheLoop() // in which the connection becomes idle
}

it('keeps an idle connection for as long as people think, and no longer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { llm, sockets } = await openNotedBrain()
  await hear(llm)
  vi.advanceTimersByTime(KEEP_ALIVE_MS - 1)
  await hear(llm)
  vi.advanceTimersByTime(KEEP_ALIVE_MS)
  await hear(llm)
  const [first, second, third] = sockets
  expect(second).toBe(first)
  expect(third).not.toBe(first)
  expect(sockets).toHaveLength(3)
})

it('opens a new connection, and loses nothing, when the server has closed the idle one', async () => {
  const { llm, sockets } = await openNotedBrain()
  await hear(llm)
  sockets[0]?.destroy()
  await turnOfTheLoop()
  await hear(llm)
  await hear(llm)
  expect(sockets).toHaveLength(3)
  expect(new Set(sockets).size).toBe(2)
})

it('gives each of several answers at once a connection of its own, and keeps them all', async () => {
  const { llm, sockets } = await openNotedBrain()
  await Promise.all([hear(llm), hear(llm), hear(llm)])
  await Promise.all([hear(llm), hear(llm), hear(llm)])
  expect(sockets).toHaveLength(6)
  expect(new Set(sockets).size).toBe(3)
})

it('opens its connection with the check, so that the first question finds it open', async () => {
  const { llm, sockets } = await openNotedBrain()
  await llm.check(never())
  await turnOfTheLoop()
  await hear(llm)
  expect(sockets).toHaveLength(2)
  expect(sockets[1]).toBe(sockets[0])
})

it('closes its connections when it is closed', async () => {
  const { llm, sockets } = await openNotedBrain()
  await hear(llm)
  const [socket] = sockets
  expect(socket?.destroyed).toBe(false)
  const gone = socket === undefined ? null : once(socket, 'close')
  await llm.close()
  await gone
  expect(socket?.destroyed).toBe(true)
})
