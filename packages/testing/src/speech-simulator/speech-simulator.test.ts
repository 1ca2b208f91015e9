import { expect, it, onTestFinished } from 'vitest'
import {
  type SimulatedSound,
  type SpeechSimulator,
  type SpeechSimulatorOptions,
  startSpeechSimulator,
} from './index.ts'

async function open(options: SpeechSimulatorOptions = {}): Promise<SpeechSimulator> {
  const simulator = await startSpeechSimulator(options)
  onTestFinished(simulator.close)
  return simulator
}

const ask = (simulator: SpeechSimulator, changes: Record<string, unknown> = {}): Promise<Response> =>
  fetch(`${simulator.baseUrl}/audio/speech`, {
    method: 'POST',
    body: JSON.stringify({ model: 'tts-1', input: 'Hello.', voice: 'nova', response_format: 'wav', ...changes }),
  })

const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer())

it('answers with a sound as long as the text, at the speed that was asked for', async () => {
  const simulator = await open()
  const length = async (changes: Record<string, unknown>) =>
    (await bytesOf(await ask(simulator, { response_format: 'pcm', ...changes }))).length / 48
  expect(await length({})).toBeCloseTo(370 + 6 * 70, 0)
  expect(await length({ input: 'Hello there.' })).toBeCloseTo(370 + 12 * 70, 0)
  expect(await length({ speed: 2 })).toBeCloseTo(370 + 3 * 70, 0)
  expect(simulator.calls.map(({ outcome, status }) => [outcome, status])).toEqual(Array(3).fill(['answered', 200]))
})

it('writes a WAV header that says what is scripted', async () => {
  const simulator = await open()
  const header = async (format: SimulatedSound['format'] & object) => {
    simulator.replyNext({ type: 'sound', format })
    const bytes = await bytesOf(await ask(simulator))
    expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ')
    const data = bytes.indexOf('data')
    return [bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.readUInt32LE(24), bytes.readUInt32LE(data + 4)]
  }
  expect(await header({ toldLength: 'zero', sampleRate: 16_000 })).toEqual([1, 1, 16_000, 0])
  expect(await header({ toldLength: 'maximum', channels: 2 })).toEqual([1, 2, 24_000, 0xffff_ffff])
  expect(await header({ samples: 'f32', sampleRate: 48_000, extraChunks: true })).toEqual([3, 1, 48_000, 151_680])
})

it('breaks off, says wrong lengths and talks of other things when told to', async () => {
  const simulator = await open()
  const read = async (reply: Parameters<SpeechSimulator['replyNext']>[0]) => {
    simulator.replyNext(reply)
    return ask(simulator).then(bytesOf)
  }
  await expect(read({ type: 'refuse' })).rejects.toThrow()
  await expect(read({ type: 'sound', ending: { how: 'cut', afterBytes: 9_600 } })).rejects.toThrow()
  await expect(read({ type: 'sound', contentLength: 'too-long' })).rejects.toThrow()
  const [half, whole] = [await read({ type: 'sound', contentLength: 'too-short' }), await read({ type: 'sound' })]
  expect(half.length).toBe(Math.floor(whole.length / 2))
  expect((await read({ type: 'sound', format: { container: 'mp3' } })).readUInt16BE()).toBe(0xfff3)
  expect((await read({ type: 'sound', silent: true })).subarray(44).every((byte) => byte === 0)).toBe(true)
})

it('lists models and, where it is told to, voices, for whoever has the key', async () => {
  const simulator = await open({ apiKey: 'k', voices: { voices: ['af_heart'] } })
  const get = (path: string, key = 'k') =>
    fetch(`${simulator.baseUrl}${path}`, { headers: { authorization: `Bearer ${key}` } })
  expect(await (await get('/models')).json()).toMatchObject({ data: [{ id: 'tts-1' }] })
  expect(await (await get('/audio/voices')).json()).toEqual({ voices: ['af_heart'] })
  expect((await get('/models', 'another')).status).toBe(401)
  expect((await fetch(`${(await open()).baseUrl}/audio/voices`)).status).toBe(404)
})

it('refuses what OpenAI refuses', async () => {
  const simulator = await open()
  const status = async (changes: Record<string, unknown>) => (await ask(simulator, changes)).status
  expect(await status({ model: 'gpt-9' })).toBe(404)
  expect(await status({ input: '' })).toBe(400)
  expect(await status({ input: 'a'.repeat(4_097) })).toBe(400)
  expect(await status({ voice: undefined })).toBe(400)
  expect(await status({ speed: 5 })).toBe(400)
})
