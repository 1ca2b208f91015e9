import { describe, expect, it } from 'vitest'
import { type ClientFrame, parseClientFrame } from './client-frame.ts'
import { MAX_MESSAGE_CHARS } from './limits.ts'

const parse = (value: unknown) => parseClientFrame(JSON.stringify(value))

describe('a valid frame', () => {
  it.each<ClientFrame>([
    { type: 'ping' },
    { type: 'ping', id: 'abc' },
    { type: 'ping', id: 0 },
    { type: 'message', message: 'Hi' },
    { type: 'message', message: ' spaces stay ', session_id: 'a-Z_0', speak: true, voice: 'flite:slt', replaces: 't1' },
    { type: 'message', message: 'x'.repeat(MAX_MESSAGE_CHARS) },
    { type: 'message', message: 'Ça va ? 👩‍👩‍👧 \u0000 \ud800' },
    { type: 'listen', sample_rate: 16_000 },
    { type: 'listen', sample_rate: 48_000, session_id: 's', speak: false },
    { type: 'mute' },
    { type: 'hang_up' },
    { type: 'commit' },
    { type: 'interrupt' },
    { type: 'played', turn_id: 't', ms: 0 },
    { type: 'played', turn_id: 't', ms: 1_234.5 },
    { type: 'resume', session_id: 's', last_seq: 0 },
    { type: 'resume', session_id: 's', last_seq: 12, epoch: 'e' },
  ])('$type is read as it was written: %j', (frame) => {
    expect(parse(frame)).toEqual(frame)
  })

  it('is a message when the type is left out', () => {
    expect(parse({ message: 'Hi', session_id: 's' })).toEqual({ type: 'message', message: 'Hi', session_id: 's' })
  })

  it('may hold fields that nobody knows; they are dropped', () => {
    expect(parse({ type: 'ping', mood: 'fine', constructor: 1 })).toEqual({ type: 'ping' })
  })
})

describe('a frame from a newer client', () => {
  it.each(['sing', '', 'toString', 'constructor', '__proto__', 'Message', 'message '])(
    'with type %j is unknown, not broken',
    (type) => {
      expect(parse({ type, message: 'Hi' })).toEqual({ type: 'unknown', received: type })
    },
  )

  it('is told its type in at most 64 characters', () => {
    expect(parse({ type: 'x'.repeat(10_000) })).toEqual({ type: 'unknown', received: 'x'.repeat(64) })
  })
})

describe('a malformed frame', () => {
  it.each([
    ['nothing', '', 'not JSON'],
    ['text', 'hello', 'not JSON'],
    ['truncated JSON', '{"type":"ping"', 'not JSON'],
    ['two frames in one', '{"type":"ping"}{"type":"ping"}', 'not JSON'],
    ['a number too many', '{"type":"ping",}', 'not JSON'],
    ['null', 'null', 'a frame is a JSON object'],
    ['a number', '42', 'a frame is a JSON object'],
    ['a string', '"ping"', 'a frame is a JSON object'],
    ['an array', '[{"type":"ping"}]', 'a frame is a JSON object'],
    ['deeply nested arrays', '['.repeat(20_000) + ']'.repeat(20_000), 'a frame is a JSON object'],
    ['no type', '{}', 'type: is missing'],
    ['a type that is a number', '{"type":1}', 'type: is missing'],
    ['a type that is null, beside a message', '{"type":null,"message":"Hi"}', 'type: is missing'],
    ['a type that comes with the prototype', '{"__proto__":{"type":"ping"}}', 'type: is missing'],
    ['a type inside an array', '{"type":["ping"]}', 'type: is missing'],
  ])('%s is invalid, and says why', (_what, text, reason) => {
    expect(parseClientFrame(text)).toEqual({ type: 'invalid', reason })
  })

  it.each<[string, unknown, RegExp]>([
    ['an empty message', { message: '' }, /^message: must not be empty$/],
    ['a blank message', { type: 'message', message: ' \n\t ' }, /^message: must not be empty$/],
    ['a message that is no text', { message: { text: 'Hi' } }, /^message: /],
    ['a message that is too long', { message: 'x'.repeat(MAX_MESSAGE_CHARS + 1) }, /^message: /],
    ['a session id with a path', { message: 'Hi', session_id: '../etc' }, /^session_id: must be 1–64 characters/],
    ['an empty session id', { message: 'Hi', session_id: '' }, /^session_id: /],
    ['a session id of 65 characters', { message: 'Hi', session_id: 'x'.repeat(65) }, /^session_id: /],
    ['speak as text', { message: 'Hi', speak: 'yes' }, /^speak: /],
    ['a sample rate beyond any microphone', { type: 'listen', sample_rate: 96_000 }, /^sample_rate: /],
    ['a sample rate with a fraction', { type: 'listen', sample_rate: 16_000.5 }, /^sample_rate: /],
    ['a negative position', { type: 'played', turn_id: 't', ms: -1 }, /^ms: /],
    ['a position without a turn', { type: 'played', ms: 1 }, /^turn_id: /],
    ['an empty turn id', { type: 'played', turn_id: '', ms: 1 }, /^turn_id: /],
    ['a resume without a number', { type: 'resume', session_id: 's' }, /^last_seq: /],
    ['a resume before the beginning', { type: 'resume', session_id: 's', last_seq: -1 }, /^last_seq: /],
    ['a resume between two events', { type: 'resume', session_id: 's', last_seq: 1.5 }, /^last_seq: /],
    ['a ping with an object', { type: 'ping', id: {} }, /^id: /],
  ])('%s is invalid, and says where', (_what, value, reason) => {
    expect(parse(value)).toEqual({ type: 'invalid', reason: expect.stringMatching(reason) })
  })

  it('cannot say that infinitely much was played', () => {
    expect(parseClientFrame('{"type":"played","turn_id":"t","ms":1e999}')).toMatchObject({ type: 'invalid' })
  })

  it('changes no object of the process', () => {
    parseClientFrame('{"__proto__":{"x":1},"type":"ping"}')
    parseClientFrame('{"constructor":{"prototype":{"x":1}},"message":"Hi","__proto__":{"x":1}}')
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x')
    expect(parseClientFrame('{"__proto__":{"speak":true},"message":"Hi"}')).toEqual({ type: 'message', message: 'Hi' })
  })
})
