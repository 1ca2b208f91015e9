import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from './launch-error.mjs'

/** The first Node that runs Eva's TypeScript as it is and has SQLite built in; the same as `engines` in package.json. */
export const OLDEST_NODE_MAJOR = 24

/**
 * Picks the Node that runs Eva: the pinned one of the npm package `node` where it works, else the one we run under.
 *
 * @param {string} root The checkout.
 * @param {{ file: string, version: string }} [own] The Node we run under; given by tests only.
 * @returns {string} The path of a Node that is new enough.
 * @throws {LaunchError} Neither is; the message says what to do.
 */
export function pickNode(root, own = { file: process.execPath, version: process.versions.node }) {
  const pinned = pinnedNode(root)
  if (pinned && isNewEnough(pinned.version)) return pinned.file
  if (isNewEnough(own.version)) return own.file
  throw new LaunchError(
    `Eva needs Node ${OLDEST_NODE_MAJOR} or newer; this is Node ${own.version}, and her own could not be installed ` +
      '(install scripts blocked?). Fix: run `npm rebuild node --ignore-scripts=false`, or install a newer Node from https://nodejs.org.',
  )
}

/**
 * The pinned Node and its version, asked of the binary itself once: blocked install scripts leave the package without
 * a binary, and some systems (musl, for one) cannot run the binary that is there.
 *
 * @param {string} root
 * @returns {{ file: string, version: string } | undefined}
 */
function pinnedNode(root) {
  const file = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(file)) return undefined
  try {
    const version = execFileSync(file, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return { file, version: version.trim().replace(/^v/, '') }
  } catch {
    return undefined
  }
}

/** @param {string} version e.g. "24.21.0" */
const isNewEnough = (version) => Number.parseInt(version, 10) >= OLDEST_NODE_MAJOR
