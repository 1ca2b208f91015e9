import { join } from 'node:path'
import { isAudible } from '@eva/core'
import { instantiateFlite } from '../../packages/providers/src/flite/flite-instance.ts'
import { compileFlite } from '../../packages/providers/src/flite/flite-module.ts'

/** From the call to the first audible samples, and to the last ones. */
export type BareTimes = { readonly firstMs: number; readonly wholeMs: number }

/** An engine without anything around it. */
export type BareEngine = (text: string) => BareTimes | Promise<BareTimes>

/** flite's module called in this thread; instances are made outside the clock, as Eva makes hers ahead. */
export async function bareFlite(): Promise<BareEngine> {
  const module = await compileFlite()
  return (text) => {
    const instance = instantiateFlite(module)
    return timeCall((hear) => {
      const args = ['flite', '-voice', 'slt', '-f', 'text', 'stream']
      instance.run({ args, text, hear, note: () => {} })
    })
  }
}

/** eSpeak called in this thread. */
export async function bareEspeak(): Promise<BareEngine> {
  const { default: load } = await import('@echogarden/espeak-ng-emscripten')
  const { eSpeakNGWorker } = await load()
  const espeak = new eSpeakNGWorker()
  espeak.set_voice('roa/fr+f2')
  espeak.set_rate(155)
  return (text) =>
    timeCall((hear) => {
      espeak.synthesize(text, (samples) => !hear(samples))
    })
}

/** sherpa-onnx called in this process, on the model in `folder`. */
export async function bareSherpa(folder: string): Promise<BareEngine> {
  const { OfflineTts, GenerationConfig } = (await import('sherpa-onnx-node')).default
  const vits = { model: join(folder, 'model.onnx'), tokens: join(folder, 'tokens.txt') }
  const tts = await OfflineTts.createAsync({
    model: { vits, numThreads: 1, provider: 'cpu', debug: false },
    maxNumSentences: 1,
  })
  return async (text) => {
    const askedMs = performance.now()
    let firstMs = Number.NaN
    const generationConfig = new GenerationConfig({ sid: 0, speed: 1 })
    const onProgress = (): 1 => {
      if (Number.isNaN(firstMs)) firstMs = performance.now() - askedMs
      return 1
    }
    await tts.generateAsync({ text, enableExternalBuffer: false, generationConfig, onProgress })
    return { firstMs, wholeMs: performance.now() - askedMs }
  }
}

/** A speech server asked by nothing but `fetch`: 16-bit PCM as it comes. */
export const bareServer =
  (baseUrl: string): BareEngine =>
  async (text) => {
    const askedMs = performance.now()
    let firstMs = Number.NaN
    const answer = await fetch(`${baseUrl}/audio/speech`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'tts-1', voice: 'alloy', input: text, response_format: 'pcm' }),
    })
    if (!answer.ok || answer.body === null) throw new Error(`the simulator answered ${answer.status}`)
    for await (const bytes of answer.body) {
      const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength & ~1)
      const samples = Int16Array.from({ length: whole.length / 2 }, (_, index) => whole.readInt16LE(index * 2))
      if (Number.isNaN(firstMs) && isAudible(samples)) firstMs = performance.now() - askedMs
    }
    return { firstMs, wholeMs: performance.now() - askedMs }
  }

function timeCall(call: (hear: (samples: Int16Array) => boolean) => void): BareTimes {
  const askedMs = performance.now()
  let firstMs = Number.NaN
  call((samples) => {
    if (Number.isNaN(firstMs) && isAudible(samples)) firstMs = performance.now() - askedMs
    return true
  })
  return { firstMs, wholeMs: performance.now() - askedMs }
}
