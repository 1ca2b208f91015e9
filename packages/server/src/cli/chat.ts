import { createInterface, type Interface } from 'node:readline/promises'
import { EvaError } from '@eva/core'
import { parseServerEvent, type ServerEvent } from '@eva/protocol'
import { realClock } from '../real-clock.ts'
import { startEva } from '../start-eva.ts'
import { loadConfig } from './load-config.ts'
import { createLogger } from './logger.ts'

/** A talk in the terminal: a client of `/ws/chat` like any other. Without an address it starts an Eva of its own. */
export async function chat(url: string | null): Promise<void> {
  const config = loadConfig()
  const own =
    url === null
      ? await startEva({ ...config, port: 0 }, realClock, createLogger(config.logLevel), (line) => console.error(line))
      : null
  const socket = await connect(url ?? own?.address ?? '', config.apiKey ?? config.password)
  try {
    await talk(socket)
  } finally {
    socket.close()
    await own?.close()
  }
}

async function connect(address: string, secret: string | null): Promise<WebSocket> {
  const url = `${address.replace(/^http/, 'ws').replace(/\/$/, '')}/ws/chat`
  const socket = secret === null ? new WebSocket(url) : new WebSocket(url, withBearer(secret))
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const refused = new EvaError('invalid_request', `No Eva answers at ${address}.`, {
    fix: 'Start one with "npm start".',
  })
  socket.addEventListener('open', () => resolve(), { once: true })
  socket.addEventListener('error', () => reject(refused), { once: true })
  await promise
  return socket
}

/** Node's WebSocket takes headers, which the standard's type does not know. */
const withBearer = (secret: string): string[] => {
  const options: unknown = { headers: { authorization: `Bearer ${secret}` } }
  return options as string[]
}

async function talk(socket: WebSocket): Promise<void> {
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: 'you › ' })
  const answer = new Answer()
  input.on('SIGINT', () => {
    // The first one stops her; one more, or one while she is silent, leaves.
    if (answer.state !== 'coming') input.close()
    else {
      answer.state = 'stopping'
      socket.send(JSON.stringify({ type: 'interrupt' }))
    }
  })
  socket.addEventListener('close', () => leave(input, answer))
  socket.addEventListener('message', ({ data }) => {
    const event = parseServerEvent(String(data))
    if (event.type === 'invalid' || event.type === 'unknown') return
    show(event)
    if (event.type === 'turn_end' || (event.type === 'error' && event.turn_id === undefined)) answer.ended()
  })

  let open = true
  input.once('close', () => {
    open = false
  })
  input.prompt()
  for await (const line of input) {
    if (line.trim() !== '') {
      socket.send(JSON.stringify({ type: 'message', message: line }))
      await answer.comes()
    }
    // The last lines of a pipe are still read when it has been closed.
    if (open) input.prompt()
  }
}

/** What she is saying now. */
class Answer {
  state: 'none' | 'coming' | 'stopping' = 'none'
  #ended: () => void = () => {}

  /** A message has been sent: resolves when its answer has ended. */
  comes(): Promise<void> {
    this.state = 'coming'
    return new Promise((resolve) => {
      this.#ended = resolve
    })
  }

  ended(): void {
    this.state = 'none'
    this.#ended()
  }
}

function leave(input: Interface, answer: Answer): void {
  answer.ended()
  input.close()
}

function show(event: ServerEvent): void {
  switch (event.type) {
    case 'turn_start':
      process.stdout.write('eva › ')
      break
    case 'token':
      process.stdout.write(event.content)
      break
    case 'route':
      process.stdout.write(`\n(${event.from} hands over to ${event.to}: ${event.reason})\n`)
      break
    case 'error':
      process.stdout.write(`\n! ${event.message}${event.fix === undefined ? '' : ` ${event.fix}`}\n`)
      break
    case 'turn_end':
      process.stdout.write(event.status === 'interrupted' ? ' …\n' : '\n')
      break
    default:
  }
}
