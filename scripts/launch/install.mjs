import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from './launch-error.mjs'
import { whileAlone } from './lock.mjs'
import { showProgress } from './progress.mjs'
import { npm, runQuietly } from './run.mjs'

/**
 * What the install adds to the environment: the embedded brain comes with its libraries prebuilt, and whatever is not
 * prebuilt must not be compiled or downloaded behind the user's back.
 */
const INSTALL_ENV = { NODE_LLAMA_CPP_POSTINSTALL: 'skip' }

/** Lines of npm's output shown when it fails: its own error report is about a dozen, the failing script's a few more. */
const SHOWN_LINES = 40

/** What npm's words mean for the person who reads them. The first that matches is shown. */
const REMEDIES = [
  { words: /ENOSPC/, fix: 'the disk is full: Eva and her libraries need about 2 GB.' },
  { words: /EACCES|EPERM/, fix: 'npm may not write here: take ownership of the folder, or clone it anew as yourself.' },
  {
    words: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network/i,
    fix: 'the npm registry cannot be reached: check the network or proxy (`npm ping`), then start again.',
  },
  {
    words: /ERESOLVE|ETARGET|E404/,
    fix: 'the registry lacks a version that package-lock.json names: `git checkout package-lock.json`, or ask another registry.',
  },
]

/**
 * Makes node_modules be what package-lock.json says, if it is not already.
 *
 * @param {string} root The checkout.
 * @returns {Promise<boolean>} Whether anything was installed.
 * @throws {LaunchError} npm failed; the message has npm's words and what to do.
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return false
  return await whileAlone(root, async () => {
    if (isInstalled(root)) return false
    await install(root)
    return true
  })
}

/**
 * Whether node_modules matches the lock file: by the lock's hash as recorded after the last install, or, where somebody
 * ran npm by hand, by what npm itself recorded.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const lockText = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
  const hash = hashOf(lockText)
  /** @type {Lock} */
  const lock = JSON.parse(lockText)
  if (!workspaceLinksExist(root, lock)) return false
  if (readIfThere(recordFile(root)) === hash) return true
  if (!matchesWhatNpmRecorded(root, lock)) return false
  record(root, hash)
  return true
}

/** @param {string} root */
async function install(root) {
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
  const count = Object.keys(JSON.parse(lock).packages).length
  const result = await showProgress(`Installing ${count} packages`, () => npmCi(root))
  if (result.code !== 0) throw new LaunchError(explainFailure(result.code, result.output))
  record(root, hashOf(lock))
}

/**
 * `npm ci`, with a second try where the first fails for a reason that need not stop anyone:
 *
 * - npm holds that package.json and the lock file disagree, as it also does when a registry serves other platform
 *   packages than the one the lock was made with: `npm install` takes the lock's versions and settles the rest.
 * - The script that fetches the pinned Node fails (no binary for this platform, or a registry that lacks it): a system
 *   Node that is new enough does without it.
 *
 * Errors are wanted also where npm was told to be silent: they decide what comes next.
 *
 * @param {string} root
 */
async function npmCi(root) {
  const run = (/** @type {string[]} */ args) =>
    runQuietly({
      ...npm([...args, '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']),
      cwd: root,
      env: INSTALL_ENV,
    })
  const first = await run(['ci'])
  if (first.code === 0) return first
  if (first.output.includes('EUSAGE')) return await run(['install', '--no-save'])
  if (first.output.includes('installArchSpecificPackage')) return await run(['ci', '--ignore-scripts'])
  return first
}

/**
 * @param {number} code
 * @param {string} output
 */
function explainFailure(code, output) {
  if (code === 127) return 'npm was not found. Fix: install Node with npm from https://nodejs.org, then start again.'
  const lines = output.trimEnd().split('\n').slice(-SHOWN_LINES)
  const remedy = REMEDIES.find(({ words }) => words.test(output))?.fix ?? 'run `npm ci` to see it again by itself.'
  return [
    ...lines.map((line) => `  ${line}`),
    '',
    `Eva's packages could not be installed (npm ci ended with ${code}).`,
    `Fix: ${remedy}`,
  ].join('\n')
}

/**
 * @param {string} root
 * @param {Lock} lock
 */
function workspaceLinksExist(root, lock) {
  return Object.entries(lock.packages)
    .filter(([, entry]) => entry.link)
    .every(([folder]) => existsSync(path.join(root, folder, 'package.json')))
}

/**
 * npm leaves `node_modules/.package-lock.json` after every complete install. Packages for other platforms are in the
 * lock but not there, so only what is there and what is not optional is compared.
 *
 * @param {string} root
 * @param {Lock} lock
 */
function matchesWhatNpmRecorded(root, lock) {
  const text = readIfThere(path.join(root, 'node_modules', '.package-lock.json'))
  if (text === undefined) return false
  /** @type {Lock} */
  const installed = JSON.parse(text)
  const packages = Object.entries(lock.packages).filter(([folder]) => folder.startsWith('node_modules/'))
  return (
    packages.every(([folder, entry]) => {
      const there = installed.packages[folder]
      if (!there) return Boolean(entry.optional || entry.devOptional || entry.peer)
      return there.version === entry.version && there.integrity === entry.integrity
    }) && Object.keys(installed.packages).every((folder) => folder in lock.packages)
  )
}

/** @param {string} root */
const recordFile = (root) => path.join(root, 'node_modules', '.eva-installed')

/**
 * @param {string} root
 * @param {string} hash
 */
function record(root, hash) {
  mkdirSync(path.join(root, 'node_modules'), { recursive: true })
  writeFileSync(recordFile(root), hash)
}

/** @param {string} text */
const hashOf = (text) => createHash('sha256').update(text).digest('hex')

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * The part of package-lock.json that is read here, by folder.
 *
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */
