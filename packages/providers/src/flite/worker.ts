import type { PassageTiming, VoiceTask } from '../speech-worker/messages.ts'
import { serveTasks, workerEngine } from '../speech-worker/serve-tasks.ts'
import type { Hear } from './flite-host.ts'
import { type FliteInstance, instantiateFlite } from './flite-instance.ts'
import { createSegmentLog } from './segment-timing.ts'
import { type FliteVoice, fliteVoice } from './voices.ts'

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

function voiceOf(id: string): FliteVoice {
  const voice = fliteVoice(id)
  if (voice === undefined) throw new Error(`flite has no voice ${id}`)
  return voice
}

type Task = Pick<VoiceTask, 'voice' | 'speed' | 'pitch' | 'text'>

/** Runs flite once; throws with its name when it fails. `text` is read as a file: it can be no option, and no markup. */
function runFlite({ voice, speed, pitch, text }: Task, hear: Hear): PassageTiming {
  const { id, sampleRate } = voiceOf(voice)
  const settings = ['--setf', `duration_stretch=${1 / speed}`, '--setf', `f0_shift=${pitch}`, '-psdur']
  const args = ['flite', '-voice', id, ...settings, '-f', 'text', 'stream']
  const instance = ready.pop() ?? instantiateFlite(module)
  const log = createSegmentLog()
  let heard = 0
  const code = instance.run({
    args,
    text,
    hear(samples) {
      heard += samples.length
      return hear(samples)
    },
    note: (segment) => log.add(segment, (heard * 1000) / sampleRate),
  })
  if (code !== 0) throw new Error(`flite ended with code ${code}`)
  return log.timing
}

// The first runs are slow, until V8 has optimized the vocoder. Nobody should hear that.
runFlite({ voice: 'flite:slt', speed: 1, pitch: 1, text: 'Hello there, how are you?' }, () => true)
prepare()

serveTasks({
  format: voiceOf,
  synthesize: runFlite,
  prepare,
})
