import { setImmediate } from 'node:timers/promises'
import { inspect } from 'node:util'
import { BargeIn, type Ear, type EarBooks, EvaError, type HearOptions } from '@eva/core'
import { never, samplesOf } from '@eva/testing/ear-contract'
import { createFakeClock } from '@eva/testing/fakes'
import {
  groqSpent,
  groqWhisperHeaders,
  type SimulatedTranscription,
  transcriptionError,
} from '@eva/testing/transcription-simulator'
import { describe, expect, it } from 'vitest'
import { CANARY_KEY } from '../openai-http/test-peer.ts'
import { earAt, openEar } from './test-server.ts'

const SAMPLES = samplesOf(1_000, (index) => 3_000 * Math.sin(index / 10))

const hear = (ear: Ear, changes: Partial<HearOptions> = {}) =>
  ear.hear(SAMPLES, { ear: ear.ears[0]?.id ?? '', language: null, context: '', signal: never(), ...changes })

/** Books without limits that write down what they are told. */
function recordingBooks(): { readonly books: EarBooks; readonly seen: unknown[] } {
  const seen: unknown[] = []
  const books: EarBooks = {
    begin(soundMs) {
      seen.push(`begin ${soundMs}`)
      return {
        answered: ({ readings, refusal }) =>
          seen.push({
            ...Object.fromEntries(readings.map(({ kind, remaining }) => [kind, remaining])),
            ...(refusal === null ? {} : { refused: refusal.kind, retryAfterMs: refusal.retryAfterMs }),
          }),
        over: () => seen.push('over'),
      }
    },
  }
  return { books, seen }
}

/** Everything that a log or a page could show of a value: hidden members and causes too. */
const everything = (value: unknown): string =>
  inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true, maxStringLength: null })

const ECHO = `Incorrect API key provided: ${CANARY_KEY}. You sent Bearer ${CANARY_KEY}.`
const words = (body: string, contentType: string): SimulatedTranscription => ({
  type: 'http',
  status: 200,
  headers: { 'content-type': contentType },
  body,
})

describe('what goes wrong', () => {
  it.each<[string, SimulatedTranscription, string, string | undefined]>([
    ['401', transcriptionError(401, ECHO), 'does not accept its key (401).', 'STT_API_KEY'],
    ['404 of a model', transcriptionError(404, 'No model `x`'), 'does not have the model: “No model `x`”', 'STT_MODEL'],
    ['404 of the route', { type: 'http', status: 404, body: 'nothing' }, 'at this address (404).', 'STT_BASE_URL'],
    ['413', transcriptionError(413, 'Too large'), 'finds this too long (413): “Too large”', 'shorter'],
    ['400', transcriptionError(400, `Odd ${CANARY_KEY}`), 'refused the sound (400): “Odd [redacted]”', 'STT_MODEL'],
    ['500', transcriptionError(500, 'Out of memory'), 'is out of order (500): “Out of memory”', 'EVA_STT'],
    ['a redirect', { type: 'http', status: 302, headers: { location: 'http://x' }, body: '' }, '(302)', 'STT_BASE_URL'],
    ['HTML', words('<html>Welcome</html>', 'text/html'), 'something other than what it heard.', 'STT_BASE_URL'],
    ['HTML that calls itself JSON', words('<html>', 'application/json'), 'something other than', 'STT_BASE_URL'],
    ['JSON without words', words('{"texts":[]}', 'application/json'), 'something other than', 'STT_BASE_URL'],
    ['an error with status 200', words('{"error":"no GPU"}', 'application/json'), 'heard: “no GPU”', 'STT_BASE_URL'],
    ['nothing', words('', 'application/json'), 'something other than', 'STT_BASE_URL'],
    ['a cut', { type: 'text', text: 'Hello', ending: { how: 'cut', afterBytes: 9 } }, 'broke off', undefined],
    ['a dropped connection', { type: 'refuse' }, 'cannot be reached at http://127.0.0.1', 'STT_BASE_URL'],
  ])('is said in words for %s, and the next is heard', async (_name, reply, message, fix) => {
    const { ear, simulator } = await openEar()
    simulator.replyNext(reply)
    const thrown: unknown = await hear(ear).catch((reason: unknown) => reason)
    expect(thrown).toBeInstanceOf(EvaError)
    expect(thrown).toMatchObject({ code: 'ear_failed', message: expect.stringContaining(message) })
    if (fix !== undefined) expect(thrown).toMatchObject({ fix: expect.stringContaining(fix) })
    expect(everything(thrown)).not.toContain(CANARY_KEY)
    expect((await hear(ear)).text).toBe('You spoke for 1.0 seconds.')
    expect(simulator.requests).toHaveLength(2)
  })

  it('is a quota of which nothing is left: when it comes back is told, and nothing is tried again', async () => {
    const { books, seen } = recordingBooks()
    const { ear, simulator } = await openEar({}, { books })
    simulator.replyNext(groqSpent(6.3525))
    const thrown: unknown = await hear(ear).catch((reason: unknown) => reason)
    expect(thrown).toMatchObject({ code: 'ear_rate_limited', retryAfterMs: 6_352.5 })
    expect(String(thrown)).not.toContain('org_01simulated')
    expect(simulator.requests).toHaveLength(1)
    expect(seen.splice(0)).toEqual([
      'begin 1000',
      {
        audio_seconds_per_hour: 7_199,
        requests_per_day: 1_999,
        refused: 'audio_seconds_per_hour',
        retryAfterMs: 6_352.5,
      },
      'over',
    ])
    simulator.replyNext({ type: 'text', text: 'Hi.', headers: groqWhisperHeaders(30, 300) })
    await hear(ear)
    expect(seen).toEqual(['begin 1000', { audio_seconds_per_hour: 6_900, requests_per_day: 1_970 }, 'over'])
  })

  it('is a quota whose books have no room: then nothing is sent', async () => {
    const full = new EvaError('ear_rate_limited', 'no room', { retryAfterMs: 5 })
    const books: EarBooks = {
      begin() {
        throw full
      },
    }
    const { ear, simulator } = await openEar({}, { books })
    await expect(hear(ear)).rejects.toBe(full)
    expect(simulator.requests).toEqual([])
  })

  it('is counted until it is over, also when nothing came of it', async () => {
    const { books, seen } = recordingBooks()
    const { ear, simulator } = await openEar({}, { books })
    simulator.replyNext({ type: 'refuse' })
    await hear(ear).catch(() => 'expected')
    simulator.replyNext(transcriptionError(500, 'Out of memory'))
    await hear(ear).catch(() => 'expected')
    expect(seen).toEqual(['begin 1000', 'over', 'begin 1000', {}, 'over'])
  })

  it.each<[string, SimulatedTranscription]>([
    ['never answers', { type: 'silence' }],
    ['falls silent in the middle', { type: 'text', text: 'Hello', ending: { how: 'stall', afterBytes: 9 } }],
  ])('is a server that %s: it is given up, and its connection closed', async (_name, reply) => {
    const clock = createFakeClock()
    const { ear, simulator } = await openEar({}, { clock })
    simulator.replyNext(reply)
    let over = false
    const outcome = hear(ear)
      .catch((reason: unknown) => reason)
      .finally(() => {
        over = true
      })
    while (!over) await Promise.all([clock.advance(1_000), setImmediate()])
    expect(await outcome).toMatchObject({ code: 'ear_failed', message: expect.stringMatching(/more than 20 s/) })
    await simulator.idle()
    expect(simulator.calls.at(-1)?.outcome).toBe('abandoned')
  })

  it('is an address or a key that cannot be used, without a word of the key', () => {
    expect(() => earAt('ftp://x')).toThrow(/STT_BASE_URL is not an address/)
    expect(() => earAt('http://127.0.0.1:1', { apiKey: 'two words' })).toThrow(/STT_API_KEY/)
  })
})

describe('what is asked', () => {
  it('is the sound as it was, the language and what was said before, and no more', async () => {
    const { ear, simulator } = await openEar({ apiKey: CANARY_KEY })
    const context = `${'Long ago. '.repeat(100)}Ada met Charles.`
    await hear(ear, { language: 'fr', context })
    const [request] = simulator.requests
    expect(request).toMatchObject({ model: 'whisper-1', format: 'verbose_json', language: 'fr', sampleRate: 16_000 })
    expect(request?.samples).toEqual(SAMPLES)
    expect(request?.prompt).toMatch(/^(?:Long|ago\.) .*Ada met Charles\.$/)
    expect(request?.prompt.length).toBeLessThanOrEqual(600)
    await hear(ear)
    expect(simulator.requests.at(-1)).toMatchObject({ language: null, prompt: '' })
  })

  it('is the samples of a view, and not all that lies around them', async () => {
    const { ear, simulator } = await openEar()
    const id = ear.ears[0]?.id ?? ''
    await ear.hear(SAMPLES.subarray(4_000, 8_000), { ear: id, language: 'en', context: '', signal: never() })
    expect(simulator.requests[0]?.samples).toEqual(SAMPLES.slice(4_000, 8_000))
  })

  it('is the words alone of a server that tells no more, once it has said so', async () => {
    const { ear, simulator } = await openEar()
    simulator.replyNext(transcriptionError(400, "response_format 'verbose_json' is not supported"))
    expect(await hear(ear)).toEqual({ text: 'You spoke for 1.0 seconds.', language: null, noSpeechProbability: null })
    await hear(ear)
    expect(simulator.requests.map(({ format }) => format)).toEqual(['verbose_json', 'json', 'json'])
  })

  it('is the words alone of a transcriber that is known to tell no more', async () => {
    const { ear, simulator } = await openEar(
      { models: ['gpt-4o-mini-transcribe'] },
      { model: 'gpt-4o-mini-transcribe' },
    )
    await hear(ear)
    expect(simulator.requests[0]?.format).toBe('json')
  })

  it('is asked four at a time, over connections that are kept', async () => {
    const { ear, simulator } = await openEar({ afterMs: 5 })
    await Promise.all(Array.from({ length: 12 }, () => hear(ear)))
    expect(simulator.mostAtOnce).toBe(4)
    expect(new Set(simulator.calls.map(({ clientPort }) => clientPort)).size).toBeLessThan(12)
  })

  it('is dropped at once when nobody wants to know any more', async () => {
    const { ear, simulator } = await openEar({ replyTo: () => ({ type: 'silence' }) })
    const stop = new AbortController()
    const reason = new BargeIn('spoke on')
    const outcome = hear(ear, { signal: stop.signal })
    while (simulator.requests.length === 0) await setImmediate()
    stop.abort(reason)
    await expect(outcome).rejects.toBe(reason)
    await simulator.idle()
    expect(simulator.calls.at(-1)?.outcome).toBe('abandoned')
  })
})

describe('what is heard', () => {
  it.each([
    ['french', 'fr'],
    ['English', 'en'],
    ['haitian creole', 'ht'],
    ['tagalog', 'tl'],
    ['cantonese', 'yue'],
    ['de', 'de'],
    ['pt-BR', 'pt'],
    ['klingonese', null],
  ])('is in a language by its tag: %s is %s', async (language, tag) => {
    const { ear, simulator } = await openEar()
    simulator.replyNext({ type: 'text', text: 'Hm.', language, noSpeechProbability: 0.25 })
    expect(await hear(ear)).toEqual({ text: 'Hm.', language: tag, noSpeechProbability: 0.25 })
  })

  it('is nothing where the server guesses at silence', async () => {
    const { ear, simulator } = await openEar()
    simulator.replyNext({
      type: 'text',
      text: 'Thank you for watching!',
      noSpeechProbability: 0.8,
      averageLogProbability: -1.2,
    })
    expect(await hear(ear)).toMatchObject({ text: '', noSpeechProbability: 0.8 })
  })

  it('is not what was said before, unless somebody surely said it again', async () => {
    const context = 'Would you like tea or coffee? The red lighthouse is open until nine.'
    const { ear, simulator } = await openEar()
    const answers = async (text: string, noSpeechProbability: number): Promise<string> => {
      simulator.replyNext({ type: 'text', text, noSpeechProbability })
      return (await hear(ear, { context })).text
    }
    expect(await answers('The red lighthouse is open until nine.', 0.5)).toBe('')
    expect(await answers('The red lighthouse is open until nine.', 0.05)).toBe('The red lighthouse is open until nine.')
    expect(await answers('Tea or coffee.', 0.5)).toBe('Tea or coffee.')
  })
})

describe('a check', () => {
  it('costs no sound, and learns the model where none is configured', async () => {
    const { ear, simulator } = await openEar({ models: ['llama-3', 'Systran/faster-whisper-base.en', 'kokoro'] })
    expect(await ear.check(never())).toMatchObject({ ok: true, detail: expect.stringContaining('faster-whisper-base') })
    expect(ear.ears).toMatchObject([{ id: 'openai:Systran/faster-whisper-base.en', languages: ['en'] }])
    expect(simulator.requests).toEqual([])
    expect((await hear(ear)).text).not.toBe('')
  })

  it('tells a key that is wrong, and a server that is not there', async () => {
    const { ear, simulator } = await openEar({ apiKey: 'another' })
    const wrong = await ear.check(never())
    expect(wrong).toMatchObject({ ok: false, detail: expect.stringContaining('STT_API_KEY') })
    expect(wrong.detail).not.toContain(CANARY_KEY)
    await simulator.close()
    expect(await ear.check(never())).toMatchObject({ ok: false, detail: expect.stringContaining('cannot be reached') })
  })
})
