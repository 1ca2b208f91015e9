import { transcriptionSchema } from '@eva/protocol'
import { createFlite } from '@eva/providers/flite'
import { createPocketsphinx, findPocketsphinx } from '@eva/providers/pocketsphinx'
import { createResampler } from '@eva/providers/resample'
import { expect, it } from 'vitest'
import { brainOf, startTestEva } from './test-eva.ts'

const program = findPocketsphinx()

it.skipIf(program === null)(
  'understands by /stt what she says by /tts, whatever the rate',
  { timeout: 60_000 },
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
