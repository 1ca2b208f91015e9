import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { inspect } from 'node:util'
import { BargeIn, EvaError, type Speech } from '@eva/core'
import { createFakeClock } from '@eva/testing/fakes'
import { hear, never } from '@eva/testing/speech-contract'
import { type SimulatedSpeech, speechError, startSpeechSimulator } from '@eva/testing/speech-simulator'
import { expect, it, onTestFinished } from 'vitest'
import { CANARY_KEY } from '../openai-http/test-peer.ts'
import { openSpeech, speechAt } from './test-server.ts'

const MANNER = { voice: 'openai:nova', language: 'en', speed: 1, pitch: 1 }
const SAMPLE_RATE = 24_000

const say = (speech: Speech, text = 'Hello there.', signal = never()) =>
  hear(SAMPLE_RATE, speech.speak(text, { ...MANNER, signal }))

/** Everything that a log or a page could show of a value: hidden members and causes too. */
const everything = (value: unknown): string =>
  inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true, maxStringLength: null })

const ECHO = `Incorrect API key provided: ${CANARY_KEY}. You sent Bearer ${CANARY_KEY}.`
const words = (body: string, contentType: string): SimulatedSpeech => ({
  type: 'http',
  status: 200,
  headers: { 'content-type': contentType },
  body,
})

it.each<[string, SimulatedSpeech, string, string | undefined]>([
  ['401', speechError(401, ECHO), 'does not accept its key (401).', 'TTS_API_KEY'],
  ['404 of a model', speechError(404, 'No model `x`'), 'does not have what was asked for: “No model `x`”', 'TTS_MODEL'],
  [
    '404 of the route',
    { type: 'http', status: 404, body: 'nothing' },
    'no speech at this address (404).',
    'TTS_BASE_URL',
  ],
  ['429', speechError(429, 'Slow down', { 'retry-after': '7' }), 'no quota left for now: “Slow down”', undefined],
  ['500', speechError(500, 'Out of memory'), 'is out of order (500): “Out of memory”', 'EVA_TTS'],
  [
    'a redirect',
    { type: 'http', status: 302, headers: { location: 'http://x' }, body: '' },
    'another address (302).',
    'TTS_BASE_URL',
  ],
  ['HTML', words('<html>Welcome</html>', 'text/html'), 'answered with words in place of sound.', 'TTS_BASE_URL'],
  ['HTML that calls itself sound', words('<html>', 'audio/wav'), 'sent a page in place', 'TTS_BASE_URL'],
  [
    'an error with status 200',
    words('{"error":"no GPU"}', 'application/json'),
    'words in place of sound: “no GPU”',
    'TTS_BASE_URL',
  ],
  ['mp3', { type: 'sound', format: { container: 'mp3' } }, 'sent mp3 in place of the sound', 'pcm or wav'],
  ['silence', { type: 'sound', silent: true }, 'sent nothing but silence.', 'another voice'],
  [
    'nothing',
    { type: 'http', status: 200, headers: { 'content-type': 'audio/wav' }, body: '' },
    'sent no sound.',
    'another voice',
  ],
  [
    'a header without samples',
    { type: 'sound', ending: { how: 'cut', afterBytes: 44 } },
    'broke off in the middle',
    undefined,
  ],
  [
    'a cut in the middle',
    { type: 'sound', ending: { how: 'cut', afterBytes: 30_000 } },
    'broke off in the middle',
    undefined,
  ],
  [
    'a content-length that is too long',
    { type: 'sound', contentLength: 'too-long' },
    'broke off in the middle',
    undefined,
  ],
  ['a dropped connection', { type: 'refuse' }, 'cannot be reached at http://127.0.0.1', 'TTS_BASE_URL'],
])('says in words what is wrong with %s, and speaks again', async (_name, reply, message, fix) => {
  const { speech, simulator } = await openSpeech()
  simulator.replyNext(reply)
  const { thrown } = await say(speech)
  expect(thrown?.value).toBeInstanceOf(EvaError)
  expect(thrown?.value).toMatchObject({ code: 'voice_failed', message: expect.stringContaining(message) })
  if (fix !== undefined) expect(thrown?.value).toMatchObject({ fix: expect.stringContaining(fix) })
  expect(everything(thrown?.value)).not.toContain(CANARY_KEY)
  expect((await say(speech)).thrown).toBeNull()
})

it('passes on when a server without quota wants to be asked again', async () => {
  const { speech, simulator } = await openSpeech()
  simulator.replyNext(speechError(429, 'Slow down', { 'retry-after': '7' }))
  expect((await say(speech)).thrown?.value).toMatchObject({ retryAfterMs: 7_000 })
})

it('plays what came before a connection broke, and says so', async () => {
  const { speech, simulator } = await openSpeech()
  simulator.replyNext({ type: 'sound', ending: { how: 'cut', afterBytes: 40_000 } })
  const { ms, thrown } = await say(speech)
  expect(ms).toBeGreaterThan(500)
  expect(thrown?.value).toMatchObject({ code: 'voice_failed' })
})

it('plays all that a too short content-length lets through', async () => {
  const { speech, simulator } = await openSpeech()
  const whole = await say(speech)
  simulator.replyNext({ type: 'sound', contentLength: 'too-short' })
  const half = await say(speech)
  expect(half.thrown).toBeNull()
  expect(half.ms).toBeGreaterThan(whole.ms * 0.4)
  expect((await say(speech)).ms).toBeCloseTo(whole.ms, -2)
})

it.each<[string, SimulatedSpeech]>([
  ['never answers', { type: 'silence' }],
  ['falls silent in the middle', { type: 'sound', ending: { how: 'stall', afterBytes: 20_000 } }],
])('gives up a server that %s, and closes the connection', async (_name, reply) => {
  const clock = createFakeClock()
  const { speech, simulator } = await openSpeech({}, { clock })
  simulator.replyNext(reply)
  let over = false
  const clip = say(speech).finally(() => {
    over = true
  })
  while (!over) await Promise.all([clock.advance(1_000), setImmediate()])
  expect((await clip).thrown?.value).toMatchObject({
    code: 'voice_failed',
    message: expect.stringMatching(/said nothing for 15 s/),
  })
  await simulator.idle()
  expect(simulator.calls.at(-1)?.outcome).toBe('abandoned')
  expect((await say(speech)).thrown).toBeNull()
})

it('gives a listener all the time in the world', async () => {
  const clock = createFakeClock()
  const { speech } = await openSpeech({}, { clock, silenceLimitMs: 1_000 })
  const clip = speech.speak('Hello there.', { ...MANNER, signal: never() })[Symbol.asyncIterator]()
  await clip.next()
  await clock.advance(60_000)
  let frames = 1
  for (let next = await clip.next(); next.done !== true; next = await clip.next()) frames += 1
  expect(frames).toBeGreaterThan(10)
})

it('closes the connection at once when it is aborted, and keeps it when a clip is over', async () => {
  const { speech, simulator } = await openSpeech({ pieceMs: 20 })
  const stop = new AbortController()
  const reason = new BargeIn('enough')
  const { thrown } = await hear(SAMPLE_RATE, speech.speak('A sentence.', { ...MANNER, signal: stop.signal }), () =>
    stop.abort(reason),
  )
  expect(thrown?.value).toBe(reason)
  await simulator.idle()
  expect(simulator.calls.at(-1)?.outcome).toBe('abandoned')
  for (let time = 0; time < 4; time += 1) await say(speech)
  // Two, because models and voices were asked for at the same time.
  expect(new Set(simulator.calls.slice(-4).map(({ clientPort }) => clientPort)).size).toBeLessThanOrEqual(2)
})

it('sends frames while the rest is still to come', async () => {
  const { speech } = await openSpeech({
    replyTo: () => ({ type: 'sound', ending: { how: 'stall', afterBytes: 24_000 } }),
  })
  const stop = new AbortController()
  const lengths: number[] = []
  const { thrown } = await hear(SAMPLE_RATE, speech.speak('Hi there.', { ...MANNER, signal: stop.signal }), (frame) => {
    lengths.push(frame.length / 24)
    if (lengths.length === 5) stop.abort('heard enough')
  })
  expect(thrown?.value).toBe('heard enough')
  expect(lengths).toEqual([20, 40, 40, 40, 40])
})

it('speaks with four sentences at a time', async () => {
  const { speech, simulator } = await openSpeech()
  const clips = await Promise.all(Array.from({ length: 12 }, () => say(speech)))
  expect(clips.every(({ thrown }) => thrown === null)).toBe(true)
  expect(simulator.mostAtOnce).toBe(4)
})

it('asks for WAV where the rate of bare samples is not known, and for the other when it is refused', async () => {
  const formats = (simulator: { calls: readonly { path: string; body: string }[] }) =>
    simulator.calls.filter(({ path }) => path.endsWith('/speech')).map(({ body }) => JSON.parse(body).response_format)
  const { speech, simulator } = await openSpeech()
  simulator.replyNext(speechError(400, "response_format 'wav' is not supported"))
  expect((await say(speech)).thrown).toBeNull()
  await say(speech)
  expect(formats(simulator)).toEqual(['wav', 'pcm', 'pcm'])
})

it('says what it asks for and nothing more', async () => {
  const { speech, simulator } = await openSpeech()
  await hear(SAMPLE_RATE, speech.speak('Hello.', { ...MANNER, speed: 9, signal: never() }))
  expect(JSON.parse(simulator.calls.at(-1)?.body ?? '')).toEqual({
    model: 'tts-1',
    input: 'Hello.',
    voice: 'nova',
    response_format: 'wav',
    speed: 4,
  })
})

it('checks address, key and model without speaking', async () => {
  const { speech, simulator } = await openSpeech({ apiKey: CANARY_KEY, models: ['tts-1', 'whisper-1'] })
  expect(await speech.check(never())).toMatchObject({
    ok: true,
    detail: `tts-1 at ${new URL(simulator.baseUrl).origin}`,
  })
  expect(simulator.calls.some(({ method }) => method === 'POST')).toBe(false)
  const stranger = await speechAt(simulator.baseUrl, { apiKey: 'another' })
  expect(await stranger.check(never())).toMatchObject({
    ok: false,
    detail: 'The speech server does not accept its key (401). Put a valid key into TTS_API_KEY.',
  })
})

it('says that nobody is there, and starts all the same', async () => {
  const gone = await startSpeechSimulator()
  await gone.close()
  const speech = await speechAt(gone.baseUrl)
  const health = await speech.check(never())
  expect(health).toMatchObject({ ok: false, detail: expect.stringContaining('cannot be reached') })
  expect(everything([health, speech])).not.toContain(CANARY_KEY)
  expect((await say(speech)).thrown?.value).toMatchObject({ code: 'voice_failed' })
})

it('does not wait for voices that never come', async () => {
  const mute = createServer(() => {}).listen(0, '127.0.0.1')
  await once(mute, 'listening')
  onTestFinished(() => {
    mute.closeAllConnections()
    mute.close()
  })
  const { port } = mute.address() as AddressInfo
  const speech = await speechAt(`http://127.0.0.1:${port}`, { listLimitMs: 20 })
  expect(speech.voices[0]?.id).toBe('openai:nova')
})

it.each([
  [{ baseUrl: 'localhost' }, 'TTS_BASE_URL is not an address.'],
  [{ baseUrl: `http://u:${CANARY_KEY}@host` }, 'TTS_BASE_URL holds a user name or password.'],
  [{ apiKey: `${CANARY_KEY}\nx` }, 'TTS_API_KEY holds a character that no key has.'],
])('refuses settings that cannot work by their names, without quoting them', async (changes, message) => {
  const thrown = await speechAt('http://127.0.0.1:1', changes).catch((error: unknown) => error)
  expect(thrown).toMatchObject({ code: 'voice_failed', message })
  expect(everything(thrown)).not.toContain(CANARY_KEY)
})
