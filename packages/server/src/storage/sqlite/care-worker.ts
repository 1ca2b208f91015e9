import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { sqliteErrorCode } from './sqlite-error-code.ts'

// A connection of its own, in a thread of its own: the whole file is read, and the event loop does not wait for it.

/** So many damaged places are named; one alone is reason enough. */
const FAULTS_MAX = 20

/** SQLite's result code for "the file is damaged". */
const SQLITE_CORRUPT = 11

const { path, work }: { path: string; work: 'look' | 'shrink' } = workerData

function look(database: DatabaseSync): { sizeBytes: number; freeBytes: number; faults: string[] } {
  const figure = (name: string): number => Number(database.prepare(`pragma ${name}`).get()?.[name] ?? 0)
  const pageBytes = figure('page_size')
  return {
    sizeBytes: figure('page_count') * pageBytes,
    freeBytes: figure('freelist_count') * pageBytes,
    faults: faultsIn(database),
  }
}

/** What is damaged, also where so much is that SQLite does not read on. */
function faultsIn(database: DatabaseSync): string[] {
  try {
    const rows = database.prepare(`pragma integrity_check(${FAULTS_MAX})`).all()
    return rows.map((row) => String(row.integrity_check)).filter((line) => line !== 'ok')
  } catch (thrown) {
    if (sqliteErrorCode(thrown) !== SQLITE_CORRUPT) throw thrown
    return [thrown instanceof Error ? thrown.message : String(thrown)]
  }
}

const database = new DatabaseSync(path, { readOnly: work === 'look', timeout: 5_000 })
try {
  if (work === 'look') parentPort?.postMessage(look(database))
  else {
    database.exec('pragma secure_delete = on')
    database.exec('vacuum')
    // What was moved lies in the log still: the file is only now as small as it can be.
    database.exec('pragma wal_checkpoint(truncate)')
    parentPort?.postMessage('shrunk')
  }
} finally {
  database.close()
}
