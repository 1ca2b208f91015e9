import { serveTasks, workerEngine } from '../speech-worker/serve-tasks.ts'
import type { Hear } from './flite-host.ts'
import { type FliteInstance, instantiateFlite } from './flite-instance.ts'
import { fliteVoice } from './voices.ts'

/**
 * Instances made ahead; making one takes about 8 ms and 17 MB. Two cover a sentence that follows at once on another;
 * the third of a burst waits those 8 ms.
 */
const READY_INSTANCES = 2

const module = workerEngine<WebAssembly.Module>()
const ready: FliteInstance[] = []

function prepare(): void {
  while (ready.length < READY_INSTANCES) ready.push(instantiateFlite(module))
}

/** Runs flite once; throws with its name when it fails. `text` is read as a file: it can be no option, and no markup. */
function runFlite(voice: string, speed: number, text: string, hear: Hear): undefined {
  const args = ['flite', '-voice', voice, '--setf', `duration_stretch=${1 / speed}`, '-f', 'text', 'stream']
  const instance = ready.pop() ?? instantiateFlite(module)
  const code = instance.run({ args, text, hear })
  if (code !== 0) throw new Error(`flite ended with code ${code}`)
}

// The first runs are slow, until V8 has optimized the vocoder. Nobody should hear that.
runFlite('slt', 1, 'Hello there, how are you?', () => true)
prepare()

serveTasks({
  format: (voice) => fliteVoice(voice) ?? { sampleRate: 16_000, gain: 1 },
  synthesize: ({ voice, speed, text }, hear) => runFlite(fliteVoice(voice)?.id ?? 'slt', speed, text, hear),
  prepare,
})
