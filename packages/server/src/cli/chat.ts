import { createInterface } from 'node:readline/promises'
import { EvaError } from '@eva/core'
import { parseServerEvent, type ServerEvent } from '@eva/protocol'
import { readConfig } from '../config.ts'
import { realClock } from '../real-clock.ts'
import { startEva } from '../start-eva.ts'
import { loadConfig } from './load-config.ts'
import { createLogger } from './logger.ts'

/** A talk in the terminal: a client of `/ws/chat` like any other. */
export async function chat(url: string | null): Promise<void> {
  const own = url === null ? await startOwn() : null
  const socket = await connect(url ?? own?.address ?? '')
  try {
    await talk(socket)
  } finally {
    socket.close()
    await own?.close()
  }
}

/** An Eva for this talk only, on any free port. */
async function startOwn(): ReturnType<typeof startEva> {
  const config = { ...loadConfig(), port: 0 }
  return startEva(config, realClock, createLogger(config.logLevel), (line) => console.error(line))
}

async function connect(address: string): Promise<WebSocket> {
  const config = readConfig(process.env)
  const secret = config.apiKey ?? config.password
  const socket = new WebSocket(
    `${address.replace(/^http/, 'ws').replace(/\/$/, '')}/ws/chat`,
    // Node's WebSocket takes headers; the standard's types do not know it.
    ...(secret === null ? [] : ([{ headers: { authorization: `Bearer ${secret}` } }] as const)),
  )
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true })
    socket.addEventListener(
      'error',
      () => reject(new EvaError('invalid_request', `No Eva answers at ${address}.`, { fix: 'Start one: npm start.' })),
      { once: true },
    )
  })
  return socket
}

async function talk(socket: WebSocket): Promise<void> {
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: 'you › ' })
  const leave = new AbortController()
  let answering = false
  let interrupted = false

  input.on('SIGINT', () => {
    // The first one stops her; one more, or one while she is silent, leaves.
    if (!answering || interrupted) {
      leave.abort()
      input.close()
      return
    }
    interrupted = true
    socket.send(JSON.stringify({ type: 'interrupt' }))
  })
  socket.addEventListener('close', () => {
    if (leave.signal.aborted) return
    console.log('\nThe connection was closed.')
    leave.abort()
    input.close()
  })
  socket.addEventListener('message', ({ data }) => {
    const event = parseServerEvent(String(data))
    if (event.type === 'invalid' || event.type === 'unknown') return
    show(event)
    if (event.type !== 'turn_end') return
    answering = false
    interrupted = false
    input.prompt()
  })

  input.prompt()
  for await (const line of input) {
    if (line.trim() === '') {
      input.prompt()
      continue
    }
    answering = true
    socket.send(JSON.stringify({ type: 'message', message: line }))
  }
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
