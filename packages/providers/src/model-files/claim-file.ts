import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { type Clock, EvaError } from '@eva/core'
import { isCode } from './place-inside.ts'

/** Files that this process is writing. Its own number in a lock says nothing: in a container the next one has it too. */
const ours = new Set<string>()

/** A lock that old is a leftover, in ms: far longer than it takes to check what had come of the largest model. */
const STALE_MS = 600_000

/**
 * Makes this process the only one that writes a file until `release`; a lock of a process that has ended is taken over.
 * Throws `model_busy` when another one is at it.
 */
export async function claimFile(path: string, clock: Clock): Promise<{ release(): Promise<void> }> {
  const lock = `${path}.lock`
  if (ours.has(lock)) throw busy(path)
  ours.add(lock)
  try {
    if (!(await tryLock(lock))) {
      if (await isHeld(lock, path, clock.wallTimeMs())) throw busy(path)
      await rm(lock, { force: true })
      if (!(await tryLock(lock))) throw busy(path)
    }
  } catch (thrown) {
    ours.delete(lock)
    throw thrown
  }
  return {
    async release() {
      await rm(lock, { force: true })
      ours.delete(lock)
    },
  }
}

async function tryLock(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (thrown) {
    if (isCode(thrown, 'EEXIST')) return false
    throw thrown
  }
}

async function isHeld(lock: string, path: string, nowMs: number): Promise<boolean> {
  const holder = await readFile(lock, 'utf8').catch(() => null)
  if (holder === null || Number(holder) === process.pid || !isRunning(Number(holder))) return false
  const touched = await Promise.all(
    [lock, path].map((file) =>
      stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  )
  return nowMs - Math.max(...touched) < STALE_MS
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    // It exists and belongs to somebody else.
    return isCode(thrown, 'EPERM')
  }
}

const busy = (path: string): EvaError =>
  new EvaError('model_busy', `${path} is being written already.`, { fix: 'Wait until that has ended.' })
