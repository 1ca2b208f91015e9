import { transcriptionSchema } from '@eva/protocol'
import { createFlite } from '@eva/providers/flite'
import { createOpenAiTranscription } from '@eva/providers/openai-transcription'
import { createPocketsphinx, findPocketsphinx } from '@eva/providers/pocketsphinx'
import { createResampler } from '@eva/providers/resample'
import { tone } from '@eva/testing/fakes'
import { startTranscriptionSimulator } from '@eva/testing/transcription-simulator'
import { expect, it } from 'vitest'
import { realClock } from './real-clock.ts'
import { pcmBytes, wavHeader } from './speech/wav.ts'
import { brainOf, startTestEva } from './test-eva.ts'

const program = findPocketsphinx()

it.skipIf(program === null)(
  'understands by /stt what she says by /tts, whatever the rate',
  { timeout: 180_000 },
  async () => {
    if (program === null) return
    const ear = createPocketsphinx(program)
    const eva = await startTestEva(brainOf(), {}, [await createFlite()], undefined, null, null, {
      ears: { parts: [ear], broken: [] },
      toHearingRate: async (pcm, rate) => {
        const resampler = await createResampler(rate)
        return resampler.push(pcm)
      },
    })
    try {
      for (const voice of ['flite:slt', 'flite:kal']) {
        const body = JSON.stringify({ text: 'The old man walked slowly down the street.', voice })
        const wav = await fetch(`${eva.address}/tts`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
        const answer = await fetch(`${eva.address}/stt`, {
          method: 'POST',
          headers: { 'content-type': 'audio/wav' },
          body: await wav.arrayBuffer(),
        })
        const { text, provider } = transcriptionSchema.parse(await answer.json())
        expect(text, voice).toMatch(/walked slowly|street/)
        expect(provider).toBe('pocketsphinx')
      }
    } finally {
      await eva.close()
    }
  },
)

it('understands by a server for transcriptions, and passes on in words what that says', async () => {
  const simulator = await startTranscriptionSimulator()
  const ear = createOpenAiTranscription({
    baseUrl: simulator.baseUrl,
    apiKey: 'canary-key',
    model: null,
    clock: realClock,
  })
  const hearing = { ears: { parts: [ear], broken: [] }, toHearingRate: async (pcm: Int16Array) => pcm }
  const eva = await startTestEva(brainOf(), {}, undefined, undefined, null, null, hearing)
  const data = pcmBytes(tone(1_500, 16_000))
  const body = Buffer.concat([wavHeader(16_000, data.byteLength), data])
  const listen = () => fetch(`${eva.address}/stt`, { method: 'POST', headers: { 'content-type': 'audio/wav' }, body })
  try {
    const heard = transcriptionSchema.parse(await (await listen()).json())
    expect(heard.text).not.toBe('')
    expect(heard.provider).toMatch(/^openai:/)
    await simulator.close()
    const away = await listen()
    expect(away.status).toBe(503)
    const told = await away.text()
    expect(told).toContain('ear_failed')
    expect(told).not.toContain('canary')
  } finally {
    await eva.close()
  }
})
