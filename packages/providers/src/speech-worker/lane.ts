import { EvaError } from '@eva/core'
import type { SpeechHost, WorkerMessage } from './messages.ts'
import type { TaskStream } from './task-stream.ts'

/** One worker and the task that it is on. */
export type Lane = {
  /** The engine is loaded. A task given before waits for it. */
  readonly ready: boolean
  readonly busy: boolean
  /** Gives the worker a task; only when it is not busy. */
  start(stream: TaskStream): void
  /** Asks the worker to stop this task, if it is on it. It stays busy until it answers, a few ms later. */
  stop(stream: TaskStream): void
  close(): Promise<void>
}

export type LaneEvents = {
  onReady(): void
  /** The task is over and the next may start. */
  onFree(): void
  /** The worker is dead; its task has failed. Comes at most once, and never after `close`. */
  onLost(reason: EvaError, wasReady: boolean): void
}

export type LaneOptions = {
  /** For error messages. */
  readonly name: string
  readonly spawn: (stopWord: Int32Array<SharedArrayBuffer>) => SpeechHost
  /** A worker that has a task and says nothing for this long hangs, and is replaced. */
  readonly hangsAfterMs: number
}

/** Starts a worker. */
export function openLane({ name, spawn, hangsAfterMs }: LaneOptions, events: LaneEvents): Lane {
  const stopWord = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const worker = spawn(stopWord)
  let current: TaskStream | undefined
  let ready = false
  let gone = false
  let watchdog: NodeJS.Timeout | undefined

  function free(): void {
    clearTimeout(watchdog)
    current = undefined
    events.onFree()
  }

  function lose(why: string, cause?: unknown): void {
    if (gone) return
    gone = true
    clearTimeout(watchdog)
    void worker.terminate()
    // A host that knows why says so itself.
    const reason = cause instanceof EvaError ? cause : new EvaError('voice_failed', `${name} ${why}.`, { cause })
    current?.fail(reason)
    events.onLost(reason, ready)
  }

  worker.on('error', (error) => lose('stopped working', error))
  worker.on('exit', (code) => lose(`ended by itself with code ${code}`))
  worker.on('message', (message: WorkerMessage) => {
    if (gone) return
    watchdog?.refresh()
    if (message.type === 'ready') {
      ready = true
      events.onReady()
      return
    }
    if (message.id !== current?.id) return
    if (message.type === 'frame') current.push({ type: 'audio', pcm: message.pcm })
    else if (message.type === 'timing') current.push({ type: 'timing', ...message.timing })
    else {
      if (message.type === 'done') current.end()
      else {
        const { code = 'voice_failed', reason } = message
        current.fail(new EvaError(code, `${name} could not say this: ${reason}.`))
      }
      free()
    }
  })

  return {
    get ready() {
      return ready
    },
    get busy() {
      return current !== undefined
    },
    start(stream) {
      current = stream
      watchdog = setTimeout(() => lose('hung'), hangsAfterMs)
      worker.postMessage({ id: stream.id, task: stream.task })
    },
    stop(stream) {
      if (current !== stream) return
      Atomics.store(stopWord, 0, stream.id)
      worker.stop?.(stream.id)
    },
    async close() {
      gone = true
      clearTimeout(watchdog)
      current?.fail(new EvaError('voice_failed', `${name} was closed.`))
      await worker.terminate()
    },
  }
}
