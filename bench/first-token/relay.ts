import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createOpenAi } from '@eva/providers/openai-compatible'
import { WebSocketServer } from 'ws'
import { requestOf } from './request.ts'

/**
 * The least that can stand where Eva stands: a process of its own that takes a message from a WebSocket, asks the same
 * adapter, and sends each token on. It stores, routes, counts and remembers nothing. What it adds is the way itself.
 *
 *     node relay.ts BRAIN_URL MODEL
 */
const [baseUrl = '', model = ''] = process.argv.slice(2)
const clock = { nowMs: () => performance.now(), wallTimeMs: () => Date.now() }
const llm = createOpenAi({ baseUrl, model, clock })
const server = createServer()
const never = new AbortController().signal

new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('message', async (data: Buffer) => {
    const { message }: { message: string } = JSON.parse(data.toString())
    for await (const event of llm.streamTokens(requestOf(message), never)) {
      if (event.type === 'token') socket.send(JSON.stringify(event))
    }
    socket.send(JSON.stringify({ type: 'turn_end' }))
  })
})

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
process.once('SIGTERM', () => process.exit(0))
