import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** How often a waiting launcher looks again. Installs take seconds to minutes, so this is soon enough. */
const RETRY_MS = 300

/**
 * Runs `work` while no other launcher of this checkout installs or builds: two at once would tear the folder apart.
 * A lock whose owner is no longer alive is taken over.
 *
 * @template T
 * @param {string} root The checkout.
 * @param {() => Promise<T>} work Must look again whether there is anything to do: the one before may have done it.
 * @returns {Promise<T>} What `work` gives.
 */
export async function whileAlone(root, work) {
  const file = path.join(root, '.eva', 'launch.lock')
  mkdirSync(path.dirname(file), { recursive: true })
  let told = false
  while (!acquire(file)) {
    if (!told) console.error('Another Eva command is installing or building here; waiting for it …')
    told = true
    await sleep(RETRY_MS)
  }
  const release = () => rmSync(file, { force: true })
  process.on('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

/**
 * @param {string} file
 * @returns {boolean} Whether the lock is ours now.
 */
function acquire(file) {
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, file) // Unlike create-then-write, nobody can find the lock without its owner in it.
    return true
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  } finally {
    rmSync(mine, { force: true })
  }
  if (!isAlive(ownerOf(file))) rmSync(file, { force: true })
  return false
}

/** @param {string} file */
function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined // Released in this very moment: the next try gets it.
  }
}

/** @param {number | undefined} pid */
function isAlive(pid) {
  if (pid === undefined) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** @param {unknown} error */
const errorCode = (error) => (error instanceof Error && 'code' in error ? error.code : undefined)
