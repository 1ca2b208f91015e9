import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ClientFrame, parseClientFrame, type ServerEvent } from '@eva/protocol'
import { type WebSocket, WebSocketServer } from 'ws'
import { createFakeConversation, type FakeConversation, type FakeTurn, SAMPLE_RATE, tone } from './fake-conversation.ts'
import { createFakeDoctor, type FakeDoctor } from './fake-doctor.ts'
import { createFakeEars, type FakeEars } from './fake-ears.ts'
import { createFakeMemories, type FakeMemories } from './fake-memories.ts'
import { createFakePhone, type FakePhone, PHONE_ADDRESS } from './fake-phone.ts'
import { createFakeReviews, type FakeReviews } from './fake-reviews.ts'
import { createFakeSettings, type FakeSettings, SETTINGS_ADDRESS } from './fake-settings.ts'
import { createFakeVoices, type FakeVoices } from './fake-voices.ts'
import { serveStatic } from './static-files.ts'

/** An Eva that says only what a test tells her to, over the real wire. */
export type FakeEva = {
  url: string
  conversations: Map<string, FakeConversation>
  reviews: FakeReviews
  voices: FakeVoices
  ears: FakeEars
  settings: FakeSettings
  memories: FakeMemories
  phone: FakePhone
  doctor: FakeDoctor
  /** Every frame that pages have sent, in order; what was only typed is apart. */
  received: ClientFrame[]
  typed: string[]
  /** Sound that pages have sent since the latest `listen`: the sizes of its frames, in samples. */
  microphone: number[]
  /** Who listens; `null` for nobody. Told to whoever connects from now on. */
  ear: string | null
  /** The conversation of whoever connected last. */
  current(): FakeConversation
  /** The next turn that a page asks for, or one that was asked for and not taken yet. */
  nextTurn(): Promise<FakeTurn>
  /** Something about the connection itself, to every page. */
  tell(event: ServerEvent): void
  /** Cuts every socket as a lost network does (no closing handshake), or closes it with a code. */
  drop(code?: number): void
  /** While `false`, nobody gets in: sockets are refused. */
  acceptSockets(accepts: boolean): void
  close(): Promise<void>
}

export async function startFakeEva(): Promise<FakeEva> {
  const conversations = new Map<string, FakeConversation>()
  const reviews = createFakeReviews()
  const voices = createFakeVoices()
  const ears = createFakeEars()
  const settings = createFakeSettings({ onVoices: voices.choose, onEmptied: () => conversations.clear() })
  const memories = createFakeMemories()
  const doctor = createFakeDoctor()
  const phone = createFakePhone()
  const received: ClientFrame[] = []
  const typed: string[] = []
  const microphone: number[] = []
  let latest: FakeConversation | null = null
  const waiting: ((turn: FakeTurn) => void)[] = []
  const untaken: FakeTurn[] = []
  let accepts = true
  let greeted = 0

  const http = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://eva')
    if (memories.answer(request, response)) return
    if (/^\/reviews(\/|$)/.test(pathname)) return reviews.answer(request, pathname, response)
    if (/^\/ears(\/|$)/.test(pathname)) return ears.answer(request, pathname, response)
    if (/^\/voices(\/|$)/.test(pathname)) return voices.answer(request, pathname, response)
    if (/^\/diagnosis(\/|$)/.test(pathname)) return doctor.answer(request, pathname, response)
    if (PHONE_ADDRESS.test(pathname)) return void phone.answer(request, pathname, response)
    if (SETTINGS_ADDRESS.test(pathname)) return void settings.answer(request, pathname, response)
    void answer(request, response, conversations, voices, memories)
  })
  const sockets = new WebSocketServer({ noServer: true })
  http.on('upgrade', (request, socket, head) => {
    if (!accepts) return socket.destroy()
    sockets.handleUpgrade(request, socket, head, (client) => serve(client))
  })

  const serve = (socket: WebSocket) => {
    let current = conversation(`conversation-${++greeted}`, false)
    latest = current
    const send = (event: ServerEvent) => socket.send(JSON.stringify(event))
    const follow = (next: FakeConversation) => {
      current.detach(socket)
      current = next
      latest = next
      next.attach(socket)
    }
    follow(current)
    socket.on('close', () => current.detach(socket))
    socket.on('message', (data, isBinary) => {
      if (isBinary) return void microphone.push((data as Buffer).length / 2)
      const frame = parseClientFrame(String(data))
      if (frame.type === 'invalid' || frame.type === 'unknown') throw new Error(`the page sent ${String(data)}`)
      if (frame.type === 'typing') return void typed.push(frame.text)
      received.push(frame)
      if (frame.type === 'listen') {
        microphone.length = 0
        follow(conversation(frame.session_id ?? current.id, true))
      }
      if (frame.type === 'ping') send({ type: 'pong', seq: current.seq() })
      if (frame.type === 'resume') {
        const known = conversations.get(frame.session_id)
        const about = { session_id: frame.session_id, epoch: 'epoch-1' }
        if (known === undefined) return send({ type: 'resume_lost', seq: 0, ...about, reason: 'unknown_session' })
        const { events, frames } = known.missedAfter(frame.last_seq)
        send({ type: 'resumed', seq: known.seq(), ...about, replayed: events })
        for (const missed of frames) socket.send(missed)
        follow(known)
      }
      if (frame.type === 'message') {
        follow(conversation(frame.session_id ?? current.id, true))
        const turn = current.begin(frame)
        const taker = waiting.shift()
        if (taker === undefined) untaken.push(turn)
        else taker(turn)
      }
    })
    send({
      type: 'hello',
      seq: 0,
      session_id: current.id,
      epoch: 'epoch-1',
      brain: { provider: 'scripted', model: 'built-in' },
      voice: 'flite:slt',
      ear: eva.ear,
      name: settings.body.persona.name,
      greeting: settings.body.persona.greeting || null,
    })
  }

  const conversation = (id: string, keep: boolean): FakeConversation => {
    const known = conversations.get(id) ?? createFakeConversation(id)
    if (keep) conversations.set(id, known)
    return known
  }

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  const eva: FakeEva = {
    url: `http://127.0.0.1:${port}`,
    conversations,
    reviews,
    voices,
    ears,
    settings,
    memories,
    doctor,
    phone,
    received,
    typed,
    microphone,
    ear: 'pocketsphinx',
    current: () => {
      if (latest === null) throw new Error('nobody has connected')
      return latest
    },
    nextTurn: () => {
      const turn = untaken.shift()
      return turn === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(turn)
    },
    tell(event) {
      for (const socket of sockets.clients) socket.send(JSON.stringify(event))
    },
    drop(code) {
      for (const socket of sockets.clients) code === undefined ? socket.terminate() : socket.close(code)
    },
    acceptSockets(next) {
      accepts = next
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
  return eva
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  conversations: Map<string, FakeConversation>,
  voices: FakeVoices,
  memories: FakeMemories,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://eva')
  const [, root, id] = url.pathname.split('/')
  const json = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (root === 'tts') {
    voices.said.push(JSON.parse(await readBody(request)))
    const pcm = tone(0, SAMPLE_RATE)
    response.writeHead(200, { 'content-type': 'audio/pcm', 'x-sample-rate': String(SAMPLE_RATE) })
    response.end(Buffer.from(pcm.buffer))
    return
  }
  if (root !== 'sessions') return serveStatic(url.pathname, response)
  if (id === undefined) {
    const query = (url.searchParams.get('q') ?? '').toLowerCase()
    const all = [...conversations.values()].reverse().filter((each) => each.history.length > 0)
    const found = all.filter((each) => JSON.stringify(each.history).toLowerCase().includes(query))
    return void json(
      200,
      found.map((each) => ({
        ...summary(each, memories),
        snippet: query === '' ? null : (each.history[0]?.message ?? null),
      })),
    )
  }
  const known = conversations.get(id)
  if (known === undefined || known.history.length === 0) {
    const error = { message: 'There is no such conversation.', type: 'invalid_request_error', param: null }
    return void json(404, { error: { ...error, code: 'conversation_not_found' } })
  }
  if (request.method === 'DELETE') {
    conversations.delete(id)
    return void response.writeHead(204).end()
  }
  if (request.method === 'PATCH') {
    const body: unknown = JSON.parse(await readBody(request))
    if (typeof body === 'object' && body !== null && 'title' in body) known.title = String(body.title)
    return void json(200, summary(known, memories))
  }
  json(200, { ...summary(known, memories), history: known.history })
}

const summary = (each: FakeConversation, { offRecord }: FakeMemories) => ({
  session_id: each.id,
  title: each.title,
  created_at: each.createdAt,
  updated_at: each.createdAt,
  turns: each.history.length,
  off_record: offRecord.has(each.id),
})

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
