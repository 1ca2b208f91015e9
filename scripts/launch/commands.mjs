import { availableParallelism } from 'node:os'
import path from 'node:path'
import { runChecks } from './checks.mjs'
import { compileCache } from './compile-cache.mjs'
import { ensureInstalled } from './install.mjs'
import { reportingErrors } from './launch-error.mjs'
import { pickNode } from './node.mjs'
import { ensurePages } from './pages.mjs'
import { ROOT } from './root.mjs'
import { handOver } from './run.mjs'

/** Threads of libuv's pool, which the embedded brain shares with files, DNS and compression. Four, its default, would let one answer starve the disk. */
const POOL_THREADS = Math.max(8, availableParallelism() + 4)

/** Commands of `eva` that show the pages. */
const NEEDS_PAGES = new Set(['serve', 'check'])

/** `npm start`: Eva's server. @param {string[]} args For `eva serve`. */
export const start = (args) => eva(['serve', ...args])

/** `npx eva <command>`. @param {string[]} args The command and its arguments. */
export const eva = (args) =>
  reportingErrors(async () => {
    await ensureInstalled(ROOT)
    const node = pickNode(ROOT)
    if (NEEDS_PAGES.has(args[0] ?? '')) await ensurePages(ROOT, node)
    return await runSource(node, path.join('packages', 'server', 'src', 'cli', 'eva.ts'), args)
  })

/** `npm test`: types, style and fences, tests. @param {string[]} args For Vitest, e.g. `packages/core -t "barge-in"`. */
export const test = (args) =>
  reportingErrors(async () => {
    await ensureInstalled(ROOT)
    return await runChecks(ROOT, pickNode(ROOT), args)
  })

/** `npm run bench`: the benchmarks. @param {string[]} args For bench/run.ts. */
export const bench = (args) =>
  reportingErrors(async () => {
    await ensureInstalled(ROOT)
    return await runSource(pickNode(ROOT), path.join('bench', 'run.ts'), args)
  })

/** `npm run verify`: real weights, for a machine with a network. @param {string[]} args For verify/run.ts. */
export const verify = (args) =>
  reportingErrors(async () => {
    await ensureInstalled(ROOT)
    return await runSource(pickNode(ROOT), path.join('verify', 'run.ts'), args)
  })

/**
 * Runs a TypeScript file of this checkout, in the folder the user called from.
 *
 * @param {string} node
 * @param {string} file Relative to the checkout.
 * @param {string[]} args
 */
function runSource(node, file, args) {
  const source = path.join(ROOT, file)
  return handOver({
    file: node,
    // `node:sqlite` and type stripping still announce themselves as experimental on each start.
    args: ['--disable-warning=ExperimentalWarning', source, ...args],
    env: {
      UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? String(POOL_THREADS),
      NODE_COMPILE_CACHE: compileCache(ROOT),
    },
  })
}
