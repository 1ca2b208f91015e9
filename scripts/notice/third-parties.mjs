import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * What runs when Eva runs: every package that a workspace depends on in production, and what those depend on.
 *
 * @typedef {object} ThirdParty
 * @property {string} name
 * @property {string} version
 * @property {string} licence As package.json names it, an SPDX expression.
 * @property {boolean} forOnePlatform A prebuilt binary, installed only where it runs.
 * @property {string[]} copyright The copyright lines of its licence file.
 * @property {string | undefined} text Its licence file.
 * @property {string | undefined} notice Its NOTICE file, which Apache-2.0 asks to be passed on.
 */

/** Workspaces that are there for tests alone, with all that they bring. */
const NOT_SHIPPED = new Set(['packages/testing'])

/**
 * Reads the production dependencies from the lock file, and their licences from where they are installed. Packages for
 * one platform are taken from the lock file alone, so that the result is the same on every machine.
 *
 * @param {string} root The checkout, with everything installed.
 * @returns {ThirdParty[]} By name, then version.
 */
export function thirdParties(root) {
  /** @type {{ packages: Record<string, LockEntry> }} */
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  const workspaces = Object.keys(packages).filter(
    (folder) => /^packages\/[^/]+$/.test(folder) && !NOT_SHIPPED.has(folder),
  )
  return [...productionFolders(packages, workspaces)]
    .map((folder) => describeFolder(root, folder, packages[folder] ?? {}))
    .sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version))
}

/**
 * @param {Record<string, LockEntry>} packages
 * @param {string[]} workspaces
 * @returns {Set<string>} Folders, as the lock file names them.
 */
function productionFolders(packages, workspaces) {
  /** @type {Set<string>} */
  const found = new Set()
  const queue = [...workspaces]
  for (const folder of queue) {
    const { dependencies, optionalDependencies } = packages[folder] ?? {}
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const target = resolve(packages, folder, name)
      if (!target || packages[target]?.link || found.has(target)) continue
      found.add(target)
      queue.push(target)
    }
  }
  return found
}

/**
 * Where Node would find a package: in the nearest node_modules on the way up.
 *
 * @param {Record<string, LockEntry>} packages
 * @param {string} from
 * @param {string} name
 * @returns {string | undefined} Undefined where an optional package was left out.
 */
function resolve(packages, from, name) {
  for (let folder = from; ; folder = parentOf(folder)) {
    const candidate = folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`
    if (candidate in packages) return candidate
    if (!folder) return undefined
  }
}

/** @param {string} folder */
const parentOf = (folder) => folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))

/**
 * @param {string} root
 * @param {string} folder
 * @param {LockEntry} entry
 * @returns {ThirdParty}
 */
function describeFolder(root, folder, entry) {
  const forOnePlatform = Boolean(entry.os || entry.cpu)
  const text = forOnePlatform ? undefined : readFirst(path.join(root, folder), /^(licen[cs]e|copying)(\b|[-_.]|$)/i)
  return {
    name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: entry.version ?? '',
    licence: entry.license ?? 'see its licence file',
    forOnePlatform,
    copyright: text ? copyrightLines(text) : [],
    text,
    notice: forOnePlatform ? undefined : readFirst(path.join(root, folder), /^notice(\.|$)/i),
  }
}

/**
 * Lines that say whose a work is. Apache's text and the GPL speak of copyright all over, but only in sentences.
 *
 * @param {string} text
 */
function copyrightLines(text) {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^[\s*/#]+|[\s*/]+$/g, ''))
    .filter(
      (line) =>
        /^(copyright|\(c\)|©)/i.test(line) &&
        /\d{4}|\(c\)|©/i.test(line) &&
        !/[[{<](yyyy|year)[\]}>]|Free Software Foundation/.test(line),
    )
  return [...new Set(lines)]
}

/**
 * @param {string} folder
 * @param {RegExp} name
 */
function readFirst(folder, name) {
  if (!existsSync(folder)) return undefined
  const file = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => entry.name)
    .sort(compare)[0]
  return (
    file &&
    readFileSync(path.join(folder, file), 'utf8')
      .replaceAll('\r\n', '\n')
      .replace(/[ \t]+$/gm, '')
      .trim()
  )
}

/**
 * By code units, not by a locale that differs between machines.
 *
 * @param {string} a
 * @param {string} b
 */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The part of an entry of package-lock.json that is read here.
 *
 * @typedef {{ version?: string, license?: string, link?: boolean, os?: string[], cpu?: string[],
 *   dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} LockEntry
 */
