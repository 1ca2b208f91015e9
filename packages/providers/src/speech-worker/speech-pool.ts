import { EvaError, type SpeechEvent } from '@eva/core'
import { type Lane, type LaneOptions, openLane } from './lane.ts'
import type { VoiceTask } from './messages.ts'
import { createTaskStream, type TaskStream } from './task-stream.ts'

export type SpeechPool = {
  /** Resolves when a worker can speak; rejects with `voice_failed` when the first one died before it could. */
  readonly ready: Promise<void>
  /** Waits for a free worker, in order of asking, and yields what comes of the passage as it is made. */
  say(task: VoiceTask, signal: AbortSignal): AsyncGenerator<SpeechEvent, void>
  close(): Promise<void>
}

export type SpeechPoolOptions = Omit<LaneOptions, 'hangsAfterMs'> & {
  readonly workers: number
  /** @default 15,000 ms */
  readonly hangsAfterMs?: number
}

/** Far above any passage (25 ms until its first frame), and above loading 24 MB from a slow disk. */
const HANGS_AFTER_MS = 15_000

/** Most passages that may wait for a worker (13 kB of text). More than that is refused: late speech is no speech. */
const MAX_WAITING = 64

/**
 * Runs a voice engine in workers. The first starts at once, the others when it is ready, so that they do not slow it.
 * A worker that dies after it was ready is replaced at once; one that dies before is tried again with the next task.
 */
export function openSpeechPool(options: SpeechPoolOptions): SpeechPool {
  const { name, workers, spawn, hangsAfterMs = HANGS_AFTER_MS } = options
  const { promise: ready, resolve: becomeReady, reject: failToStart } = Promise.withResolvers<void>()
  // Whoever does not wait for `ready` learns of the failure from the first task.
  ready.catch(() => {})
  const lanes = new Set<Lane>()
  const waiting: TaskStream[] = []
  let lastId = 0
  let closed = false

  function addLane(): void {
    const lane = openLane(
      { name, spawn, hangsAfterMs },
      {
        onReady() {
          becomeReady()
          if (lanes.size < workers) addLane()
          startNext()
        },
        onFree: startNext,
        onLost(reason, wasReady) {
          lanes.delete(lane)
          failToStart(reason)
          if (wasReady) addLane()
          else if (lanes.size === 0) for (const stream of waiting.splice(0)) stream.fail(reason)
        },
      },
    )
    lanes.add(lane)
    startNext()
  }

  function startNext(): void {
    const someReady = [...lanes].some((lane) => lane.ready)
    for (const lane of lanes) {
      // A worker that still loads gets a task only when there is no better one: the others are free again sooner.
      if (lane.busy || (someReady && !lane.ready)) continue
      const next = waiting.shift()
      if (next === undefined) return
      lane.start(next)
    }
  }

  function enqueue(task: VoiceTask): TaskStream {
    if (closed) throw new EvaError('voice_failed', `${name} was closed.`)
    if (waiting.length >= MAX_WAITING) throw new EvaError('voice_failed', `${name} has too much to say already.`)
    lastId = (lastId % 0x7fff_ffff) + 1
    const stream = createTaskStream(lastId, task)
    waiting.push(stream)
    if (lanes.size === 0) addLane()
    else startNext()
    return stream
  }

  function cancel(stream: TaskStream): void {
    const place = waiting.indexOf(stream)
    if (place >= 0) waiting.splice(place, 1)
    for (const lane of lanes) lane.stop(stream)
  }

  async function* say(task: VoiceTask, signal: AbortSignal): AsyncGenerator<SpeechEvent, void> {
    signal.throwIfAborted()
    const stream = enqueue(task)
    const abort = (): void => {
      cancel(stream)
      stream.fail(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
    try {
      yield* stream.events()
    } finally {
      signal.removeEventListener('abort', abort)
      cancel(stream)
    }
  }

  addLane()
  return {
    ready,
    say,
    async close() {
      closed = true
      for (const stream of waiting.splice(0)) stream.fail(new EvaError('voice_failed', `${name} was closed.`))
      await Promise.all([...lanes].map((lane) => lane.close()))
    },
  }
}
