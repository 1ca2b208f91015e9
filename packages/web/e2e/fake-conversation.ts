import {
  type ClientFrame,
  encodeAudioFrame,
  type RouteBody,
  type ServerEvent,
  type StoredTurnBody,
  type Waterfall,
} from '@eva/protocol'
import type { WebSocket } from 'ws'

type Unnumbered<Event> = Event extends ServerEvent ? Omit<Event, 'seq'> : never
export type UnnumberedEvent = Unnumbered<ServerEvent>
type SentenceBody = Extract<UnnumberedEvent, { type: 'sentence' }>
type Message = Extract<ClientFrame, { type: 'message' }>

/** A turn whose every word and sound a test decides. */
export type FakeTurn = {
  id: string
  number: number
  message: Message
  token(content: string): void
  /**
   * Says a sentence as a tone: `audio_start` where it is the first, frames of 20 ms (of 250 ms for a long sound), then
   * `sentence`, all of whose words take equally long.
   */
  say(text: string, audioMs: number): void
  /** Says a sentence with a sound of its own, of `SAMPLE_RATE`, and with what else is known of it. */
  sound(text: string, pcm: Int16Array, known?: Partial<SentenceBody>): void
  /** Another brain takes over. */
  route(change: RouteBody): void
  /** What was said beyond `length` characters is taken back. */
  rewind(length: number): void
  send(event: UnnumberedEvent): void
  end(status?: 'completed' | 'interrupted' | 'failed', heard?: string, waterfall?: Waterfall): void
}

export type FakeConversation = {
  id: string
  title: string
  history: StoredTurnBody[]
  createdAt: string
  attach(socket: WebSocket): void
  detach(socket: WebSocket): void
  /** Numbers of the events so far. */
  seq(): number
  /** Sends everything after `lastSeq` again, sound included; returns how many events. */
  missedAfter(lastSeq: number): { events: number; frames: (string | Uint8Array)[] }
  begin(message: Message): FakeTurn
  /** An event of no turn. */
  send(event: UnnumberedEvent): void
}

export const SAMPLE_RATE = 16_000
const FRAME_MS = 20
/** A sound that only has to last comes in larger pieces: a browser carries each one until it has been played. */
const LONG_MS = 5_000
const LONG_FRAME_MS = 250

/** Of a turn by text. */
export const WATERFALL: Waterfall = {
  endpoint: 0,
  stt: null,
  route: 0.2,
  queue: 0.4,
  ttft: 42,
  opener: null,
  first_clause: 51,
  ttfa: 61,
  first_frame_sent: 61.4,
  total: 940,
}

/** One conversation on the fake server, with the event log that a resume needs. */
export function createFakeConversation(id: string): FakeConversation {
  const sockets = new Set<WebSocket>()
  const log: { seq: number; frame: string | Uint8Array }[] = []
  const history: StoredTurnBody[] = []
  let seq = 0
  let turns = 0

  const write = (frame: string | Uint8Array) => {
    log.push({ seq, frame })
    for (const socket of sockets) socket.send(frame)
  }
  const emit = (event: UnnumberedEvent) => {
    seq++
    write(JSON.stringify({ ...event, seq }))
  }

  return {
    id,
    send: emit,
    title: '',
    history,
    createdAt: new Date().toISOString(),
    attach: (socket) => void sockets.add(socket),
    detach: (socket) => void sockets.delete(socket),
    seq: () => seq,
    missedAfter(lastSeq) {
      const missed = log.filter(
        (entry) => entry.seq > lastSeq || (entry.seq === lastSeq && typeof entry.frame !== 'string'),
      )
      return {
        events: missed.filter((entry) => typeof entry.frame === 'string').length,
        frames: missed.map((entry) => entry.frame),
      }
    },
    begin(message) {
      const number = ++turns
      const turnId = `${id}-turn-${number}`
      const of = { turn_id: turnId }
      if (this.title === '') this.title = message.message
      const replaced = history.findIndex((turn) => turn.turn_id === message.replaces)
      if (replaced !== -1) history.splice(replaced)
      const stored = startedTurn(turnId, number, message.message)
      history.push(stored)
      let sounds = false
      let position = 0
      let sentences = 0
      emit({
        type: 'turn_start',
        ...of,
        number,
        provider: 'scripted',
        model: 'built-in',
        message: message.message,
        ...(message.replaces === undefined ? {} : { replaces: message.replaces }),
      })
      emit({ type: 'state', state: 'thinking', ...of })
      return {
        id: turnId,
        number,
        message,
        send: emit,
        route(change) {
          stored.routes.push(change)
          Object.assign(stored, { provider: change.to, model: change.model })
          emit({ type: 'route', ...of, ...change })
        },
        rewind(length) {
          stored.generated = stored.generated.slice(0, length)
          emit({ type: 'rewind', ...of, length })
        },
        token(content) {
          stored.generated += content
          emit({ type: 'token', ...of, content })
        },
        say(text, audioMs) {
          const samples = Math.round((audioMs * SAMPLE_RATE) / 1000)
          this.sound(text, tone(position, samples), { audio_ms: audioMs, words: evenWords(text, audioMs) })
        },
        sound(text, pcm, known = {}) {
          if (!sounds) emit({ type: 'audio_start', ...of, sample_rate: SAMPLE_RATE, voice: 'flite:slt' })
          sounds = true
          const index = sentences++
          const isLong = pcm.length > (LONG_MS * SAMPLE_RATE) / 1000
          const size = ((isLong ? LONG_FRAME_MS : FRAME_MS) * SAMPLE_RATE) / 1000
          for (let from = 0; from < pcm.length; from += size) {
            const frame = pcm.subarray(from, from + size)
            write(encodeAudioFrame({ turnNumber: number, sentenceIndex: index, firstSample: position, pcm: frame }))
            position += frame.length
          }
          const audio_ms = (pcm.length * 1000) / SAMPLE_RATE
          stored.spoken += text
          emit({ type: 'sentence', ...of, index, text, audio_ms, words: evenWords(text, audio_ms), ...known })
        },
        end(status = 'completed', heard = stored.generated, waterfall = WATERFALL) {
          if (sounds) emit({ type: 'audio_end', ...of, audio_ms: (position * 1000) / SAMPLE_RATE })
          Object.assign(stored, { status, heard, latency_ms: 940, ttft_ms: 42, tokens: 12, waterfall })
          emit({
            type: 'turn_end',
            ...of,
            status,
            response: stored.generated,
            heard,
            tokens: 12,
            latency_ms: 940,
            ttft_ms: 42,
            provider: stored.provider ?? 'scripted',
            model: stored.model ?? 'built-in',
            voice: sounds ? 'flite:slt' : null,
            waterfall,
          })
          emit({ type: 'state', state: 'idle' })
        },
      }
    },
  }
}

/** Every word takes as long as the others. */
function evenWords(text: string, audioMs: number): { text: string; start_ms: number; end_ms: number }[] {
  const words = text.split(' ')
  const each = audioMs / words.length
  return words.map((word, index) => ({ text: word, start_ms: index * each, end_ms: (index + 1) * each }))
}

function startedTurn(turnId: string, number: number, message: string): StoredTurnBody {
  return {
    turn_id: turnId,
    number,
    message,
    status: 'running',
    generated: '',
    spoken: '',
    heard: '',
    provider: 'scripted',
    model: 'built-in',
    voice: null,
    tokens: 0,
    latency_ms: null,
    ttft_ms: null,
    waterfall: null,
    routes: [],
    created_at: new Date().toISOString(),
  }
}

/** 440 Hz at half volume, continuous across calls. */
export function tone(firstSample: number, count: number): Int16Array {
  return Int16Array.from(
    { length: count },
    (_, index) => Math.sin((2 * Math.PI * 440 * (firstSample + index)) / SAMPLE_RATE) * 16_000,
  )
}
