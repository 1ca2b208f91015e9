import {
  type ClientFrame,
  encodeAudioFrame,
  parseClientFrame,
  type ServerEvent,
  type Session,
  type StoredTurnBody,
} from '@eva/protocol'
import type { Api } from '../api.ts'
import type { KeyValueStore } from '../chat/bookmark.ts'
import { type Chat, createChat } from '../chat/chat.ts'
import type { SocketHandlers } from '../connection/connection.ts'
import type { Outcome } from '../request.ts'
import { type FakeAudio, fakeAudio } from './fake-audio.ts'
import { type FakeTimers, fakeTimers } from './fake-timers.ts'

type Unnumbered<Event> = Event extends ServerEvent ? Omit<Event, 'seq'> : never

/** A chat whose server, clock and loudspeaker are turned by hand. */
export type FakeChat = {
  chat: Chat
  audio: FakeAudio
  timers: FakeTimers
  storage: KeyValueStore
  /** Frames that the page sent over all its sockets, pings left out. */
  sent: ClientFrame[]
  /** What the page asked for beside the socket, in words. */
  asked: string[]
  /** Binary frames that the page sent. */
  sentBytes: Uint8Array[]
  /** Lets the network keep so many bytes back. */
  setWaitingBytes(bytes: number): void
  /** Opens the latest socket and greets. */
  greet(sessionId?: string, seq?: number): void
  /** Says an event; numbers go up by themselves unless given. */
  say(event: Unnumbered<ServerEvent>, seq?: number): void
  /** Sends `ms` of sound of turn `number`, beginning at `fromMs`. */
  sound(number: number, fromMs: number, ms: number, sentence?: number): void
  breakSocket(code: number): void
  sockets(): number
  /** Lets all clocks run. */
  pass(ms: number): void
}

export const RATE = 16_000

export type Histories = Record<string, StoredTurnBody[] | 'unreachable'>

/** @param histories what `GET /sessions/:id` answers; an unknown conversation is a 404 */
export function fakeChat(histories: Histories, storage = memoryStorage()): FakeChat {
  const audio = fakeAudio(RATE)
  const timers = fakeTimers()
  const sent: ClientFrame[] = []
  const asked: string[] = []
  const sentBytes: Uint8Array[] = []
  let waitingBytes = 0
  const sockets: SocketHandlers[] = []
  let seq = 0
  const latest = (): SocketHandlers => {
    const handlers = sockets.at(-1)
    if (handlers === undefined) throw new Error('no socket was opened')
    return handlers
  }
  const unscripted = async (): Promise<never> => {
    throw new Error('this request was not scripted')
  }
  const note = (what: string): Outcome<void> => {
    asked.push(what)
    return { ok: true, value: undefined }
  }
  const api: Api = {
    listSessions: unscripted,
    renameSession: unscripted,
    deleteSession: unscripted,
    speak: unscripted,
    setOffRecord: async (sessionId, isOff) => note(`${sessionId} ${isOff ? 'off' : 'on'} the record`),
    forgetMemory: async (id) => note(`forget ${id}`),
    rememberText: async (text) => note(`remember ${text}`),
    readSession: async (sessionId) => read(histories, sessionId),
  }
  const chat = createChat({
    platform: {
      openSocket(handlers) {
        sockets.push(handlers)
        return {
          send(text) {
            if (typeof text !== 'string') return void sentBytes.push(text)
            const frame = parseClientFrame(text)
            if (frame.type === 'invalid' || frame.type === 'unknown') throw new Error(`the page sent ${text}`)
            if (frame.type !== 'ping') sent.push(frame)
          },
          waitingBytes: () => waitingBytes,
          close() {},
        }
      },
      createAudioContext: () => audio.context,
      timers,
      random: () => 0,
      nextFrame: (run) => void timers.after(16, run),
      storage,
    },
    api,
    wantsVoice: () => true,
    onConversationsChanged() {},
  })
  const say = (event: Unnumbered<ServerEvent>, number = ++seq) => {
    seq = number
    latest().onText(JSON.stringify({ ...event, seq: number }))
  }
  return {
    chat,
    audio,
    timers,
    storage,
    sent,
    asked,
    sentBytes,
    setWaitingBytes(bytes) {
      waitingBytes = bytes
    },
    say,
    greet(sessionId = 'given', number = 0) {
      latest().onOpen()
      const brain = { provider: 'scripted', model: 'built-in' }
      const hello = {
        type: 'hello',
        session_id: sessionId,
        epoch: 'one',
        brain,
        voice: 'flite:slt',
        ear: null,
        name: 'Eva',
        greeting: null,
      } as const
      say(hello, number)
    },
    sound(number, fromMs, ms, sentence = 0) {
      const pcm = new Int16Array((ms * RATE) / 1000).fill(8_000)
      const frame = { turnNumber: number, sentenceIndex: sentence, firstSample: (fromMs * RATE) / 1000, pcm }
      latest().onBinary(encodeAudioFrame(frame).buffer)
    },
    breakSocket: (code) => latest().onClose(code),
    sockets: () => sockets.length,
    pass(ms) {
      for (let passed = 0; passed < ms; passed += 10) {
        audio.advance(0.01)
        timers.advance(10)
      }
    },
  }
}

export function memoryStorage(): KeyValueStore {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

function read(histories: Histories, sessionId: string): Outcome<Session> {
  const history = histories[sessionId]
  if (history === 'unreachable') {
    return { ok: false, problem: { code: 'unreachable', message: 'Failed to fetch', fix: null } }
  }
  if (history === undefined) {
    return {
      ok: false,
      problem: { code: 'conversation_not_found', message: 'There is no such conversation.', fix: null },
    }
  }
  const at = '2026-01-01T00:00:00.000Z'
  return {
    ok: true,
    value: {
      session_id: sessionId,
      title: '',
      created_at: at,
      updated_at: at,
      turns: history.length,
      off_record: false,
      history,
    },
  }
}

/** A stored turn; only what a test cares about need be said. */
export function storedTurn(given: Partial<StoredTurnBody> & { turn_id: string }): StoredTurnBody {
  return {
    number: 1,
    message: 'Hi',
    status: 'completed',
    generated: 'Hello.',
    spoken: 'Hello.',
    heard: 'Hello.',
    provider: 'scripted',
    model: 'built-in',
    voice: 'flite:slt',
    tokens: 2,
    latency_ms: 900,
    ttft_ms: 42,
    waterfall: null,
    routes: [],
    created_at: '2026-01-01T00:00:00.000Z',
    ...given,
  }
}
