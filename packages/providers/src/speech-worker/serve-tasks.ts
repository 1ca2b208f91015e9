import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { createClipShaper, pauseMs, type VoiceFormat } from './clip-shaper.ts'
import type { PassageTiming, TaskMessage, VoiceTask, WorkerBirth, WorkerMessage } from './messages.ts'
import { shiftTiming } from './shift-timing.ts'

/** An engine as its worker sees it. */
export type Synthesizer = {
  format(voice: string): VoiceFormat
  /**
   * Synthesizes and returns when done. `hear` takes samples that are valid only during the call; it answers `false`
   * when the work must stop, and nothing that comes after is heard. Returns when things sound, if the engine knows.
   */
  synthesize(task: VoiceTask, hear: (samples: Int16Array) => boolean): PassageTiming | undefined
  /** Called when no task has come for a while: the time to prepare for the next one. */
  prepare?(): void
}

/** How long a worker listens for the next task before it prepares; sentences of one reply follow each other faster. */
const PREPARE_AFTER_MS = 5

/** What `openSpeechPool` gave to this worker. Call it in a worker's entry file only. */
export const workerEngine = <Engine>(): Engine => (workerData as WorkerBirth<Engine>).engine

/** Makes this worker serve an engine's tasks, one at a time, in order. Call it once, when the engine can speak. */
export function serveTasks(engine: Synthesizer): void {
  const port = parentPort
  if (port === null) return
  const { stopWord } = workerData as WorkerBirth<unknown>
  let preparing: NodeJS.Timeout | undefined

  port.on('message', ({ id, task }: TaskMessage) => {
    clearTimeout(preparing)
    const stopped = (): boolean => Atomics.load(stopWord, 0) === id
    answer(
      port,
      runTask(engine, { id, task }, stopped, (message) =>
        answer(port, message, message.type === 'frame' ? [message.pcm.buffer] : []),
      ),
    )
    preparing = setTimeout(() => engine.prepare?.(), PREPARE_AFTER_MS)
  })
  answer(port, { type: 'ready' })
}

function runTask(
  engine: Synthesizer,
  { id, task }: TaskMessage,
  stopped: () => boolean,
  send: (message: WorkerMessage) => void,
): WorkerMessage {
  if (stopped()) return { type: 'done', id }
  try {
    const shaper = createClipShaper(engine.format(task.voice), pauseMs(task.text), (pcm) =>
      send({ type: 'frame', id, pcm }),
    )
    const timing = engine.synthesize(task, (samples) => {
      if (stopped()) return false
      shaper.push(samples)
      return true
    })
    if (stopped()) return { type: 'done', id }
    shaper.finish()
    if (timing !== undefined && shaper.sentMs > 0)
      send({ type: 'timing', id, timing: shiftTiming(timing, -shaper.cutMs, shaper.sentMs) })
    return { type: 'done', id }
  } catch (error) {
    return { type: 'failed', id, reason: error instanceof Error ? error.message : String(error) }
  }
}

function answer(port: MessagePort, message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void {
  port.postMessage(message, [...transfer])
}
