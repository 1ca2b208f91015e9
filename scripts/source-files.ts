import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './launch/root.mjs'

/** A file of the repository: its path from the root with `/`, and its text. */
export type SourceFile = { path: string; text: string }

/** Folders that tools make. */
const MADE = new Set(['node_modules', '.next', 'out', 'data', 'coverage'])

/** Every source file of the packages, the scripts, the benchmarks and the verification. */
export function sourceFiles(): SourceFile[] {
  return ['packages', 'scripts', 'bench', 'verify', 'bin']
    .flatMap(filesUnder)
    .filter((file) => /\.([cm]?[jt]s|tsx)$/.test(file))
    .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') }))
}

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`
    if (entry.isDirectory()) return MADE.has(entry.name) ? [] : filesUnder(name)
    return [name]
  })
}

/**
 * The files that run in production: no tests, nothing that serves them by its place or name, and nothing that tests
 * alone refer to.
 */
export function runningFiles(files: SourceFile[]): SourceFile[] {
  const users = new Map<string, string[]>()
  for (const { path: file, text } of files) {
    for (const [, target = ''] of text.matchAll(/['"](\.{1,2}\/[^'"]+\.(?:[cm]?[jt]s|tsx))['"]/g)) {
      const used = path.posix.join(path.posix.dirname(file), target)
      users.set(used, [...(users.get(used) ?? []), file])
    }
  }
  const forTests = new Set(files.map(({ path: file }) => file).filter(isForTestsByName))
  for (let before = -1; before !== forTests.size; ) {
    before = forTests.size
    for (const [file, by] of users) if (by.every((user) => forTests.has(user))) forTests.add(file)
  }
  return files.filter(({ path: file }) => !forTests.has(file))
}

const isForTestsByName = (file: string): boolean =>
  /\.test\.tsx?$|\/test-[^/]+$|\/testing\/|^packages\/web\/e2e\/|^scripts\/|^bench\/|^verify\//.test(file)
