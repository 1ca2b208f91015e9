import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

const database = new DatabaseSync(String(workerData))
database.exec('pragma synchronous = normal')
database.exec('pragma secure_delete = on')

parentPort?.on('message', (message) => {
  if (message === 'close') {
    database.close()
    parentPort?.close()
    return
  }
  // Passive: moves what it can, and neither waits for a reader or writer nor makes one wait.
  database.exec('pragma wal_checkpoint(passive)')
})
