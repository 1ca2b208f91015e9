import { expect, it } from 'vitest'
import { parseServerEvent, type ServerEvent, serverEventSchema } from './server-event.ts'

const waterfall = {
  endpoint: 0,
  stt: null,
  route: 0.1,
  queue: 0.2,
  ttft: 80.5,
  opener: null,
  first_clause: 100,
  ttfa: 140,
  first_frame_sent: 140.2,
  total: 900,
}

const ofTurn = { seq: 5, turn_id: 't-1' }

/** One of each: the compiler asks for a new one when an event is added. */
const examples: { readonly [Type in ServerEvent['type']]: Extract<ServerEvent, { type: Type }> } = {
  hello: {
    type: 'hello',
    seq: 0,
    session_id: 's',
    epoch: 'e',
    brain: { provider: 'scripted', model: 'built-in' },
    voice: null,
    ear: null,
    name: 'Eva',
    greeting: null,
  },
  pong: { type: 'pong', seq: 5, id: 'abc' },
  state: { type: 'state', seq: 5, state: 'thinking', turn_id: 't-1' },
  speech_start: { type: 'speech_start', seq: 5 },
  speech_end: { type: 'speech_end', seq: 5 },
  transcript: { type: 'transcript', seq: 5, text: 'Bonjour', final: false },
  turn_start: {
    type: 'turn_start',
    ...ofTurn,
    number: 1,
    provider: 'groq',
    model: 'm',
    message: 'Hi',
    replaces: 't-0',
  },
  token: { type: 'token', ...ofTurn, content: ' word' },
  sentence: {
    type: 'sentence',
    ...ofTurn,
    index: 0,
    text: 'Hello.',
    audio_ms: 612.5,
    words: [{ text: 'Hello.', start_ms: 0, end_ms: 500 }],
    mood: 'joy',
    visemes: [{ time_ms: 0, viseme: 'aa', weight: 0.3 }],
  },
  audio_start: { type: 'audio_start', ...ofTurn, sample_rate: 16_000, voice: 'flite:slt' },
  playback: { type: 'playback', ...ofTurn, action: 'duck' },
  audio_end: { type: 'audio_end', ...ofTurn, audio_ms: 1_200 },
  route: {
    type: 'route',
    ...ofTurn,
    from: 'groq',
    to: 'local',
    model: 'qwen',
    cause: 'quota',
    reason: 'Groq is resting.',
    until_ms: null,
  },
  mood: { type: 'mood', ...ofTurn, mood: 'joy' },
  rewind: { type: 'rewind', ...ofTurn, length: 12 },
  turn_end: {
    type: 'turn_end',
    ...ofTurn,
    status: 'interrupted',
    response: 'Hello there',
    heard: 'Hello',
    tokens: 2,
    latency_ms: 900,
    ttft_ms: null,
    provider: 'groq',
    model: 'm',
    voice: null,
    waterfall,
  },
  memory: {
    type: 'memory',
    seq: 5,
    added: [{ id: 'm', text: 'I like tea.', source: 'I like tea, too.', turn_id: 't', replaced: null }],
  },
  error: { type: 'error', seq: 5, code: 'no_voice', message: 'No voice.', fix: 'Install one.' },
  resumed: { type: 'resumed', seq: 5, session_id: 's', epoch: 'e', replayed: 3 },
  resume_lost: { type: 'resume_lost', seq: 5, session_id: 's', epoch: 'e', reason: 'too_old' },
}

it.each(Object.values(examples))('reads back $type as it was written', (event) => {
  expect(parseServerEvent(JSON.stringify(event))).toEqual(event)
})

it('has an example of every event that exists', () => {
  expect(Object.keys(examples).sort()).toEqual(
    serverEventSchema.def.options.flatMap(({ shape }) => shape.type.def.values).sort(),
  )
})

it.each(Object.values(examples))('finds $type invalid without its number', (event) => {
  const { seq: _seq, ...rest } = event
  expect(parseServerEvent(JSON.stringify(rest))).toEqual({ type: 'invalid', reason: expect.stringMatching(/^seq: /) })
})

it('ignores what a newer server says, and says so', () => {
  expect(parseServerEvent('{"type":"dance","seq":1}')).toEqual({ type: 'unknown', received: 'dance' })
  expect(parseServerEvent('{"type":"hasOwnProperty","seq":1}')).toMatchObject({ type: 'unknown' })
})

it.each(['', 'nonsense', 'null', '1', '[]', '"token"', '{}', '{"type":1}', '{"__proto__":{"type":"pong"}}'])(
  'does not throw on %j',
  (text) => {
    expect(parseServerEvent(text)).toMatchObject({ type: 'invalid' })
  },
)
