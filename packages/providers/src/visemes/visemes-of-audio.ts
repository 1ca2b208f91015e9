import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import { type Pcm, VISEMES, type Viseme, type VisemeKey } from '@eva/core'
import { type Message, Processor } from '@met4citizen/headaudio/modules/processor.mjs'
import { Training } from '@met4citizen/headaudio/modules/training.mjs'

/** Audio that is worked on before others get a turn, in ms: about 2 ms of work. */
const SLICE_MS = 200

let loading: Promise<readonly unknown[]> | undefined

/** The model inside the package, read once; 14 kB, trained on English speech. */
function model(): Promise<readonly unknown[]> {
  loading ??= (async () => {
    const file = createRequire(import.meta.url).resolve('@met4citizen/headaudio/dist/model-en-mixed.bin')
    const bytes = await readFile(file)
    // The reader takes an address; this one is the file itself.
    return (await new Training().loadModel(`data:application/octet-stream;base64,${bytes.toString('base64')}`)).model
  })()
  return loading
}

/**
 * The mouth for a clip of which only the sound is known: by HeadAudio's classifier, a shape every 16 ms, those that
 * follow each other alike as one. Weights follow the loudness. Lets others run in between; throws the signal's reason.
 *
 * @param pcm mono samples, at any rate
 */
export async function visemesOfAudio(pcm: Pcm, sampleRate: number, signal: AbortSignal): Promise<VisemeKey[]> {
  const keys: VisemeKey[] = []
  const loudest = pcm.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 1)
  const add = (timeMs: number, viseme: Viseme): void => {
    if (keys.at(-1)?.viseme === viseme) return
    keys.push({ timeMs, viseme, weight: viseme === 'sil' ? 0 : weightOf(loudness(pcm, sampleRate, timeMs) / loudest) })
  }
  const postMessage = (message: Message): void => {
    const timeMs = Math.max(0, Math.round(message.t * 1000))
    if (message.event === 'viseme') add(timeMs, VISEMES[message.viseme] ?? 'sil')
    else if (message.event === 'ended') add(timeMs, 'sil')
  }
  const processor = new Processor({ sampleRate }, { port: { postMessage } })
  processor.classifier.import({ model: await model() })
  const slice = Math.round((SLICE_MS * sampleRate) / 1000)
  for (let from = 0; from < pcm.length; from += slice) {
    signal.throwIfAborted()
    processor.process(Float32Array.from(pcm.subarray(from, from + slice), (sample) => sample / 32_768))
    await setImmediate()
  }
  if (keys.length > 0) add((pcm.length * 1000) / sampleRate, 'sil')
  return keys
}

/** A whisper opens the mouth too: from 0.3, to two digits. */
const weightOf = (share: number): number => Math.round((0.3 + 0.7 * share) * 100) / 100

/** Peak of the 40 ms around an instant. */
function loudness(pcm: Pcm, sampleRate: number, timeMs: number): number {
  const at = (ms: number): number => Math.round((ms * sampleRate) / 1000)
  return pcm.subarray(at(Math.max(0, timeMs - 20)), at(timeMs + 20)).reduce((peak, s) => Math.max(peak, Math.abs(s)), 0)
}
