import { access, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { earSchema, healthSchema, transcriptionSchema } from '@eva/protocol'
import { sayTones, type ToneWord, writeToneWhisper } from '@eva/testing/ear-model'
import { startMisbehavingHub } from '@eva/testing/model-hub'
import { groqSpent, groqWhisperHeaders, startTranscriptionSimulator } from '@eva/testing/transcription-simulator'
import { describe, expect, it, onTestFinished } from 'vitest'
import { pcmBytes, wavHeader } from '../speech/wav.ts'
import { connectClient } from '../test-client.ts'
import { PROCESS_MS, useProcesses } from '../test-process.ts'

const { folder, run, serve } = useProcesses()
const EAR = 'sherpa:whisper-base'
const JSON_HEADERS = { 'content-type': 'application/json' }

/** Puts a Whisper that the tests have made where the catalogue's would be, as a download leaves it. */
async function installWhisper(): Promise<void> {
  const own = join(folder(), 'ears/whisper-base')
  await writeToneWhisper(own)
  const names = {
    'encoder.onnx': 'base-encoder.int8.onnx',
    'decoder.onnx': 'base-decoder.int8.onnx',
    'tokens.txt': 'base-tokens.txt',
  }
  const record: Record<string, { bytes: number; hex: string }> = {}
  for (const [from, to] of Object.entries(names)) {
    await rename(join(own, from), join(own, to))
    record[to] = { bytes: (await stat(join(own, to))).size, hex: '0' }
  }
  await writeFile(join(own, 'installed.json'), JSON.stringify(record))
}

const wav = (...words: readonly ToneWord[]): Buffer => {
  const data = pcmBytes(sayTones(words))
  return Buffer.concat([wavHeader(16_000, data.byteLength), data])
}

async function asking(environment: Readonly<Record<string, string>>) {
  const server = await serve({ EVA_LLM: 'scripted', ...environment })
  const ask = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${server.address}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: JSON_HEADERS, body: JSON.stringify(body) }),
    })
  const hear = (sound: Buffer): Promise<Response> =>
    fetch(`${server.address}/stt`, {
      method: 'POST',
      headers: { 'content-type': 'audio/wav' },
      body: Uint8Array.from(sound),
    })
  const ears = async () => earSchema.array().parse(await (await ask('GET', '/ears')).json())
  return { ...server, ask, ears, hear }
}

describe('an ear that was fetched', { timeout: PROCESS_MS }, () => {
  it('listens: the start, the greeting and the list say so, it hears, and is gone when it is removed', async () => {
    await installWhisper()
    const { address, says, ask, ears, hear } = await asking({ EVA_STT: 'sherpa' })
    await says(`ear    ${EAR}: EVA_STT=sherpa`)
    const client = await connectClient(`${address.replace('http', 'ws')}/ws/chat`)
    expect(await client.next('hello')).toMatchObject({ ear: EAR })
    await client.close()
    expect((await ears()).filter(({ listens }) => listens)).toMatchObject([
      {
        id: EAR,
        languages: [],
        streaming: false,
        installed: true,
        default_for: ['en', 'fr'],
        download: { speed: 'steady' },
      },
    ])

    const heard = transcriptionSchema.parse(await (await hear(wav('low', 'low', 'low'))).json())
    expect(heard).toMatchObject({ text: 'hello', language: 'en', provider: EAR })
    const health = healthSchema.parse(await (await ask('GET', '/health')).json())
    expect(health).toMatchObject({ whisper: true, components: { 'sherpa-ear': { ok: true } } })

    expect((await ask('DELETE', '/ears/whisper-base')).status).toBe(204)
    expect(await readdir(join(folder(), 'ears'))).toEqual([])
    expect((await ears()).filter(({ listens }) => listens)).toEqual([])
    const deaf = await hear(wav('low'))
    expect(deaf.status).toBe(503)
    expect(await deaf.json()).toMatchObject({
      error: {
        code: 'no_ear',
        message: expect.stringMatching(/npx eva ears pull whisper-base.*pocketsphinx.*GROQ_API_KEY/),
      },
    })
    expect(await (await ask('GET', '/health')).json()).toMatchObject({ whisper: false })
  })

  it('is refused with what is wrong where the hub has another file, or nobody knows it', async () => {
    const files = { 'base-encoder.int8.onnx': Buffer.from('x'), 'base-decoder.int8.onnx': Buffer.from('x') }
    const hub = await startMisbehavingHub({}, [], { 'csukuangfj/sherpa-onnx-whisper-base': files })
    onTestFinished(hub.close)
    const { ask } = await asking({ HF_ENDPOINT: hub.baseUrl })
    const other = await ask('POST', '/ears/pull', { id: EAR })
    expect(await other.json()).toMatchObject({ error: { code: 'model_unavailable' } })
    const unknown = await ask('POST', '/ears/pull', { id: 'nobody' })
    expect(unknown.status).toBe(404)
    expect(await unknown.json()).toMatchObject({
      error: { message: expect.stringContaining('There is no ear "nobody"'), param: 'id' },
    })
    expect((await ask('DELETE', '/ears/pull/whisper-base')).status).toBe(404)
    expect((await ask('DELETE', '/ears/pocketsphinx')).status).toBe(404)
  })
})

describe('eva ears', { timeout: PROCESS_MS }, () => {
  it('lists what is here and below it what can be fetched, and removes', async () => {
    await installWhisper()
    const listed = run(['ears'], { EVA_STT: 'sherpa' })
    const json = run(['ears', 'list', '--json'], { EVA_STT: 'sherpa' })
    expect(await listed.ended, listed.output()).toBe(0)
    const [here, others] = listed.output().split('To fetch with "npx eva ears pull <ear>":')
    expect(here).toMatch(/^sherpa:whisper-base +all languages +Whisper base {2}listens first/m)
    expect(others).toMatch(/^zipformer-fr +fr +71 MB +quick, while you speak +CC BY-SA 4.0/m)
    expect(others).not.toContain('whisper-base ')
    expect(await json.ended).toBe(0)
    expect(earSchema.array().parse(JSON.parse(json.output()))[0]).toMatchObject({ id: EAR, installed: true })

    const removed = run(['ears', 'remove', EAR])
    expect(await removed.ended, removed.output()).toBe(0)
    await expect(access(join(folder(), 'ears/whisper-base'))).rejects.toThrow('ENOENT')
    const again = run(['ears', 'remove', EAR])
    expect(await again.ended).toBe(1)
    expect(again.output()).toContain('The ear whisper-base is not installed. "npx eva ears" lists those that are.')
  })
})

describe('Groq’s Whisper', { timeout: PROCESS_MS }, () => {
  it('listens where its key alone is set, and is not asked while its quota is used up, not even after a restart', async () => {
    const simulator = await startTranscriptionSimulator({ models: ['whisper-large-v3-turbo'], apiKey: 'canary' })
    onTestFinished(simulator.close)
    const groq = { GROQ_API_KEY: 'canary', GROQ_BASE_URL: simulator.baseUrl, EVA_STT: 'openai' }
    const first = await asking(groq)
    simulator.replyNext({ type: 'text', text: 'Good evening.', headers: groqWhisperHeaders(1, 1) })
    const heard = transcriptionSchema.parse(await (await first.hear(wav('low'))).json())
    expect(heard).toMatchObject({ text: 'Good evening.', provider: 'openai:whisper-large-v3-turbo' })
    simulator.replyNext(groqSpent(3_600))
    expect((await first.hear(wav('low'))).status).toBe(503)
    expect(simulator.requests).toHaveLength(2)
    const refused = await first.hear(wav('low'))
    expect(await refused.json()).toMatchObject({
      error: { code: 'ear_rate_limited', message: expect.stringContaining('it was not asked') },
    })
    first.child.kill('SIGTERM')
    await first.ended

    const second = await asking(groq)
    expect(await (await second.hear(wav('low'))).json()).toMatchObject({ error: { code: 'ear_rate_limited' } })
    expect(simulator.requests).toHaveLength(2)
    expect(first.output() + second.output()).not.toContain('canary')
  })
})
