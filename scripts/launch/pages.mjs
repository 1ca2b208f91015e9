import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from './launch-error.mjs'
import { whileAlone } from './lock.mjs'
import { showProgress } from './progress.mjs'
import { npm, runQuietly } from './run.mjs'

/** What the pages are made from, besides the packages that the lock file names. */
const SOURCES = ['packages/web', 'packages/protocol/src']

/** Made by tools, or no part of what is served. */
const NO_SOURCES = new Set([
  'node_modules',
  'out',
  '.next',
  'e2e',
  'next-env.d.ts',
  'tsconfig.tsbuildinfo',
  '.DS_Store',
])

/** Lines of the build's output shown when it fails: enough for a type error with its code frame. */
const SHOWN_LINES = 60

/**
 * Builds the web pages if what they are made from has changed since they were built: by content, so that a checkout, a
 * copy or a `touch` costs nothing.
 *
 * @param {string} root The checkout.
 * @param {string} node The Node that builds.
 * @returns {Promise<boolean>} Whether they were built.
 * @throws {LaunchError} The build failed; the message has its last words.
 */
export async function ensurePages(root, node) {
  const hasPages = readdirSync(path.join(root, 'packages', 'web')).some((name) =>
    /^next\.config\.[cm]?[jt]s$/.test(name),
  )
  if (!hasPages || areBuilt(root, hashSources(root))) return false
  return await whileAlone(root, async () => {
    const hash = hashSources(root)
    if (areBuilt(root, hash)) return false
    const result = await showProgress('Building the web pages', () => build(root, node))
    if (result.code !== 0) {
      const lines = result.output.trimEnd().split('\n').slice(-SHOWN_LINES)
      throw new LaunchError(
        [
          ...lines.map((line) => `  ${line}`),
          '',
          `The web pages could not be built (\`npm run build -w @eva/web\` ended with ${result.code}).`,
          'Fix: correct what is named above in packages/web; if you changed nothing there, delete packages/web/.next and try again.',
        ].join('\n'),
      )
    }
    writeFileSync(recordFile(root), hash)
    return true
  })
}

/**
 * One hash over the names and contents of everything the pages are made from.
 *
 * @param {string} root
 * @returns {string}
 */
export function hashSources(root) {
  const hash = createHash('sha256')
  for (const file of [...SOURCES.flatMap((folder) => sourceFiles(root, folder)), 'package-lock.json']) {
    const content = readFileSync(path.join(root, file))
    hash.update(`${file.replaceAll(path.sep, '/')}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} folder Relative to the checkout.
 * @returns {string[]} Relative to the checkout, in an order that does not depend on the file system.
 */
function sourceFiles(root, folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => !NO_SOURCES.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = path.join(folder, entry.name)
      return entry.isDirectory() ? sourceFiles(root, name) : [name]
    })
}

/**
 * @param {string} root
 * @param {string} node
 */
function build(root, node) {
  return runQuietly({
    ...npm(['run', 'build', '-w', '@eva/web']),
    cwd: root,
    env: {
      // The build's own `node` must be the one that was picked, not the first that happens to be on the PATH.
      PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
      NEXT_TELEMETRY_DISABLED: '1',
    },
  })
}

/** Inside the pages' own folder, so that a record never outlives what it speaks of. @param {string} root */
const recordFile = (root) => path.join(root, 'packages', 'web', 'out', '.built-from')

/**
 * @param {string} root
 * @param {string} hash
 */
const areBuilt = (root, hash) => existsSync(recordFile(root)) && readFileSync(recordFile(root), 'utf8') === hash
