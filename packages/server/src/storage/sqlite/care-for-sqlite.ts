import { once } from 'node:events'
import { chmod, stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { EvaError } from '@eva/core'
import type { DatabaseCare, DatabaseState } from '../../database-care.ts'
import { fixForSqlite } from './sqlite-storage-dialect.ts'

/** The rights that nobody but the owner has. */
const OWNER_ONLY = 0o600

/** The files of a database: itself, its log, and the index of its log. */
const filesOf = (path: string): readonly string[] => [path, `${path}-wal`, `${path}-shm`]

/** Looks after a SQLite file beside the store that has it open. */
export function careForSqlite(path: string): DatabaseCare {
  return {
    async look(signal) {
      const state = await runWorker<Omit<DatabaseState, 'logBytes'>>({ path, work: 'look' }, signal)
      const log = await stat(`${path}-wal`).catch(() => null)
      return { ...state, logBytes: log?.size ?? 0 }
    },
    async shrink(signal) {
      await runWorker<'shrunk'>({ path, work: 'shrink' }, signal)
    },
    mode: async () => (process.platform === 'win32' ? null : (await stat(path)).mode),
    async closeToOthers() {
      for (const file of filesOf(path)) {
        await chmod(file, OWNER_ONLY).catch((thrown: NodeJS.ErrnoException) => {
          if (thrown.code !== 'ENOENT') throw thrown
        })
      }
    },
  }
}

/** @returns what the worker answers. Rejects with the signal's reason, and with `storage_failed`. */
async function runWorker<Answer>(
  workerData: { readonly path: string; readonly work: 'look' | 'shrink' },
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./care-worker.ts', import.meta.url), { workerData })
  try {
    const [answer]: Answer[] = await once(worker, 'message', { signal })
    if (answer !== undefined) return answer
    throw new EvaError('storage_failed', 'It ended without an answer.')
  } catch (thrown) {
    signal.throwIfAborted()
    const fix = fixForSqlite(thrown)
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    throw new EvaError('storage_failed', `The database file could not be looked after: ${why}.`, {
      cause: thrown,
      ...(fix === undefined ? {} : { fix }),
    })
  } finally {
    await worker.terminate()
  }
}
