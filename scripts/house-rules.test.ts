import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './launch/root.mjs'
import { runningFiles, type SourceFile, sourceFiles } from './source-files.ts'

const files = sourceFiles()
const running = runningFiles(files)

/** Where a pattern stands in code, as `path:line`. Comments do not count: they may speak of what the code must not do. */
function placesOf(pattern: RegExp, among: SourceFile[]): string[] {
  return among.flatMap(({ path: file, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(withoutComment(line)) ? [`${file}:${index + 1}`] : [])),
  )
}

const withoutComment = (line: string): string => line.replace(/^\s*(\/\/|\/?\*).*|\s\/\/ .*/, '')

describe('the house rules', () => {
  it('see the sources', () => {
    expect(running.map(({ path: file }) => file)).toContain('packages/core/src/errors.ts')
  })

  it('have no cast that only says "trust me"', () => {
    expect(
      placesOf(/\bas any\b|<any>|\bas unknown as\b|@ts-(ignore|nocheck|expect-error)/, files.filter(notThisFile)),
    ).toEqual([])
  })

  it('replace no module behind the back of a test', () => {
    expect(placesOf(/\bvi\.(mock|doMock|stubGlobal)\(/, files.filter(notThisFile))).toEqual([])
  })

  it('throw no error without a code', () => {
    expect(placesOf(/\bnew Error\(/, running)).toEqual([])
  })

  it('let the engine read no clock and roll no dice of its own', () => {
    const core = running.filter(({ path: file }) => file.startsWith('packages/core/'))
    expect(
      placesOf(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|AbortSignal\.timeout\(/, core),
    ).toEqual([])
  })

  it('keep every relative import inside its package', () => {
    const climbing = files.flatMap(({ path: file, text }) => {
      const home = /^packages\/[^/]+\/(?:src|e2e)\//.exec(file)?.[0].split('/').slice(0, 2).join('/')
      if (!home) return []
      const imported = [...text.matchAll(/(?:from|import)\s*\(?['"](\.[^'"]+)['"]/g)].map(([, target]) => target ?? '')
      return imported
        .filter((target) => !path.posix.join(path.posix.dirname(file), target).startsWith(`${home}/`))
        .map((target) => `${file} → ${target}`)
    })
    expect(climbing).toEqual([])
  })
})

describe('the lock file', () => {
  const lock: { packages: Record<string, LockEntry> } = JSON.parse(
    readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'),
  )
  const entries = Object.entries(lock.packages)

  it('names no address that a package was downloaded from', () => {
    expect(
      entries.filter(([, { resolved }]) => resolved && !resolved.startsWith('packages/')).map(([name]) => name),
    ).toEqual([])
  })

  it('holds every package for every platform, so that a clone installs anywhere', () => {
    const missing = entries.flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in lock.packages) && !(`${folder}/node_modules/${name}` in lock.packages),
      ),
    )
    expect(missing).toEqual([])
  })

  it('has a checksum for whatever comes from a registry', () => {
    const unchecked = entries.filter(
      ([folder, entry]) => folder.includes('node_modules/') && !entry.link && !entry.integrity && !entry.inBundle,
    )
    expect(unchecked.map(([name]) => name)).toEqual([])
  })
})

type LockEntry = {
  resolved?: string
  link?: boolean
  inBundle?: boolean
  integrity?: string
  optionalDependencies?: Record<string, string>
}

/** This file names what it forbids. */
const notThisFile = ({ path: file }: SourceFile): boolean =>
  file !== 'scripts/house-rules.test.ts' && file !== 'scripts/fences.test.ts'
