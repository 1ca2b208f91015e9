import type { Ear } from '@eva/core'
import { CloseCode, statsSchema } from '@eva/protocol'
import { createFlite } from '@eva/providers/flite'
import { fakeEar, fakeEarInfo, type LlmScript } from '@eva/testing/fakes'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { pcmBytes } from './speech/wav.ts'
import { connectClient, type TestClient } from './test-client.ts'
import { brainOf, startTestEva, type TestEva, testClock, voiceOf } from './test-eva.ts'

/** Samples a second of that voice, which the server brings to its own. */
const RATE = 8_000
/** Frames as a page sends them: 32 ms. */
const FRAME_BYTES = (2 * RATE * 32) / 1_000

let question: Buffer
let eva: TestEva | undefined
let client: TestClient | undefined

beforeAll(async () => {
  const flite = await createFlite()
  const signal = new AbortController().signal
  const parts: Buffer[] = []
  for await (const event of flite.speak('What time is it?', {
    voice: 'flite:kal',
    language: 'en',
    speed: 1,
    pitch: 1,
    signal,
  })) {
    if (event.type === 'audio') parts.push(Buffer.from(pcmBytes(event.pcm)))
  }
  await flite.close()
  question = Buffer.concat(parts)
})
afterEach(async () => {
  await client?.close()
  await eva?.close()
})

const silence = (ms: number): Buffer => Buffer.alloc((2 * RATE * ms) / 1_000)

const earThatHears = (...texts: string[]): Ear =>
  fakeEar({
    clock: testClock,
    ears: [fakeEarInfo('fake', 'ada')],
    script: () => [{ text: texts.shift() ?? 'What time is it?', language: 'en' }],
  })

async function join(...brain: readonly LlmScript[]): Promise<TestClient> {
  const ears = { parts: [earThatHears()], broken: [] }
  const hearing = { ears, toHearingRate: async (pcm: Int16Array) => pcm }
  eva = await startTestEva(brainOf(...brain), {}, [voiceOf()], undefined, null, null, hearing)
  client = await connectClient(eva.socketUrl)
  return client
}

/** All at once: what counts is the time of the samples, not when they come. */
function send(to: TestClient, ...sounds: readonly Buffer[]): void {
  const sound = Buffer.concat(sounds)
  for (let from = 0; from < sound.length; from += FRAME_BYTES) to.socket.send(sound.subarray(from, from + FRAME_BYTES))
}

const listen = { type: 'listen', sample_rate: RATE, speak: true }

describe('a microphone on /ws/chat', () => {
  it('is heard by the detector of voices, understood, answered aloud, and counted from the true end of speech', async () => {
    const here = await join(['It is noon.'])
    expect(await here.next('hello')).toMatchObject({ ear: 'fake:ada' })
    here.send(listen)
    expect(await here.next('state')).toMatchObject({ state: 'listening' })
    send(here, silence(320), question, silence(1_000))
    await here.next('speech_start')
    await here.next('speech_end')
    const transcripts = here.events.filter((event) => event.type === 'transcript')
    expect(transcripts.at(-1)).toMatchObject({ text: 'What time is it?', final: true })
    expect(await here.next('turn_start')).toMatchObject({ message: 'What time is it?' })
    const end = await here.next('turn_end')
    expect(end).toMatchObject({ status: 'completed', response: 'It is noon.' })
    expect(here.frames.length).toBeGreaterThan(0)
    const { stt, endpoint, first_frame_sent: firstMs } = end.waterfall
    expect(stt).not.toBeNull()
    expect(endpoint).not.toBeNull()
    const stats = statsSchema.parse(await (await fetch(`${eva?.address}/stats`)).json())
    expect(stats.latency.voice_to_voice.count).toBe(1)
    expect(stats.latency.voice_to_voice.avg).toBeCloseTo(firstMs ?? 0, 0)
  })

  it('belongs to the conversation that is typed in, too', async () => {
    const here = await join(['It is noon.'], ['Nothing more.'])
    here.send(listen)
    send(here, silence(320), question, silence(1_000))
    await here.next('turn_end')
    here.send({ message: 'And what else?' })
    expect(await here.next('turn_start')).toMatchObject({ number: 1 })
    expect(await here.next('turn_start')).toMatchObject({ number: 2, message: 'And what else?' })
  })

  it('is closed by mute: what comes after it is told to have come from nowhere', async () => {
    const here = await join(['It is noon.'])
    here.send(listen)
    send(here, silence(320), question)
    here.send({ type: 'mute' })
    send(here, silence(32))
    expect(await here.next('error')).toMatchObject({ code: 'invalid_frame' })
    expect(here.events.some(({ type }) => type === 'turn_start')).toBe(false)
  })

  it('does not begin a conversation anew that was deleted', async () => {
    const here = await join(['It is noon.'])
    here.send(listen)
    send(here, silence(320))
    const { session_id: id } = await here.next('hello')
    here.send({ message: 'Hello.' })
    await here.next('turn_end')
    expect((await fetch(`${eva?.address}/sessions/${id}`, { method: 'DELETE' })).status).toBe(204)
    send(here, question, silence(1_000))
    expect(await here.next('error')).toMatchObject({ code: 'invalid_frame' })
    expect((await fetch(`${eva?.address}/sessions/${id}`)).status).toBe(404)
  })

  it('stops her answer, too, when it is hung up', async () => {
    const here = await join(['It is noon. ', { waitMs: 60_000 }, 'You will not hear this.'])
    here.send(listen)
    send(here, silence(320), question, silence(1_000))
    await here.next('token')
    here.send({ type: 'hang_up' })
    expect(await here.next('turn_end')).toMatchObject({ status: 'interrupted' })
  })

  it('ends the turn when the button is let go', async () => {
    const here = await join(['It is noon.'])
    here.send({ ...listen, push_to_talk: true })
    send(here, question)
    here.send({ type: 'commit' })
    expect(await here.next('turn_start')).toMatchObject({ message: 'What time is it?' })
    await here.next('turn_end')
  })

  it('is told of half a sample, and heard on', async () => {
    const here = await join(['It is noon.'])
    here.send(listen)
    here.socket.send(Buffer.alloc(641))
    expect(await here.next('error')).toMatchObject({
      code: 'invalid_frame',
      message: expect.stringContaining('two bytes'),
    })
    send(here, silence(320), question, silence(1_000))
    await here.next('turn_end')
  })

  it('is cut off when sound comes faster than anybody speaks', async () => {
    const here = await join([])
    here.send(listen)
    send(here, silence(41_000))
    expect(await here.closed).toBe(CloseCode.tooFast)
  })

  it('is heard when a network that was held up lets seconds of it go at once', async () => {
    const here = await join(['It is noon.'])
    here.send(listen)
    send(here, silence(7_000), question, silence(1_000))
    expect(await here.next('turn_end')).toMatchObject({ status: 'completed' })
  })

  it.each([
    [{ sample_rate: 4_000 }, 'sample_rate'],
    [{ sample_rate: 16_000, language: 'English' }, 'language'],
  ])('is refused with %o', async (wrong, field) => {
    const here = await join([])
    here.send({ ...listen, ...wrong })
    expect(await here.next('error')).toMatchObject({ code: 'invalid_frame', message: expect.stringContaining(field) })
  })

  it('is refused in a language that no ear understands', async () => {
    const here = await join([])
    here.send({ ...listen, language: 'fr' })
    expect(await here.next('error')).toMatchObject({
      code: 'no_ear',
      message: expect.stringContaining('"fr"'),
      fix: expect.stringContaining('npx eva ears'),
    })
  })
})
