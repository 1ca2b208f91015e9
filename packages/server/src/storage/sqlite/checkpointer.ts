import { Worker } from 'node:worker_threads'

/** Uses of the connection between two checkpoints: some twenty turns, 1 to 2 MB of log. */
const USES_PER_CHECKPOINT = 64

/**
 * Moves what was written from the log into the database file. That waits for the disk (4 ms on a fast one, far more on a
 * slow one), so it is done in a worker by a connection of its own, while this thread goes on reading and writing.
 */
export type Checkpointer = {
  /** Counts one use of the connection, and asks for a checkpoint now and then. */
  afterUse(): void
  /** Resolves when the worker has closed its connection. */
  close(): Promise<void>
}

/** The worker starts at the first checkpoint. If it dies, SQLite empties the log by itself, in a commit. */
export function createCheckpointer(path: string): Checkpointer {
  let uses = 0
  let worker: Worker | null = null
  let exited: Promise<void> = Promise.resolve()

  function start(): Worker {
    const started = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { workerData: path })
    started.unref()
    exited = new Promise((resolve) => started.once('exit', () => resolve()))
    started.on('error', () => {})
    return started
  }

  return {
    afterUse() {
      uses += 1
      if (uses % USES_PER_CHECKPOINT !== 0) return
      worker ??= start()
      worker.postMessage('checkpoint')
    },
    async close() {
      worker?.ref()
      worker?.postMessage('close')
      await exited
    },
  }
}
