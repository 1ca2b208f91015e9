import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findChromium, NO_CHROMIUM } from './chromium.mjs'
import { compileCache } from './compile-cache.mjs'
import { LaunchError } from './launch-error.mjs'
import { ensurePages } from './pages.mjs'
import { handOver, runQuietly } from './run.mjs'

/**
 * Everything `npm test` runs, in order: the pages' build, types, style and fences, tests. One that fails does not stop the
 * next. The last line is the count, alone on its line, for systems that read it there.
 *
 * @param {string} root The checkout.
 * @param {string} node The Node that runs it all.
 * @param {string[]} args For Vitest.
 * @returns {Promise<number>} 0 if everything passed, else 1.
 */
export async function runChecks(root, node, args) {
  const failedChecks = []
  if (!(await buildPages(root, node))) failedChecks.push('pages')
  for (const check of checksOf(root)) {
    if (!(await runCheck(root, node, check))) failedChecks.push(check.name)
  }

  const chromium = findChromium()
  if (!chromium) console.error(NO_CHROMIUM)
  const counts = await runVitest(root, node, args, chromium ? { CHROMIUM_PATH: chromium } : {})

  if (failedChecks.length > 0) console.log(`Failed besides the tests: ${failedChecks.join(', ')}`)
  console.log(summary({ ...counts, failed: counts.failed + failedChecks.length }))
  return counts.failed + failedChecks.length === 0 ? 0 : 1
}

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, script: string, args: string[] }} Check
 */

/**
 * @param {Counts} counts
 * @returns {string}
 */
export const summary = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/**
 * What Vitest's JSON report says, plus the file that could not even be loaded: it has no test that could fail.
 *
 * @param {string} report The text of the report; empty where Vitest died before it wrote one.
 * @param {number} code Vitest's exit code.
 * @returns {Counts}
 */
export function countTests(report, code) {
  /** @type {VitestReport} */
  const { numPassedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(report || EMPTY_REPORT)
  const failed = testResults.reduce((sum, { status, assertionResults }) => {
    const failures = assertionResults.filter((test) => test.status === 'failed').length
    return sum + (status === 'failed' ? Math.max(1, failures) : failures)
  }, 0)
  // An error outside any test (a rejection nobody handled) fails the run without failing a test.
  return {
    passed: numPassedTests,
    failed: code === 0 ? failed : Math.max(1, failed),
    skipped: numPendingTests + numTodoTests,
  }
}

/** @typedef {{ numPassedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} VitestReport */

const EMPTY_REPORT = JSON.stringify({ numPassedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] })

/**
 * @param {string} root
 * @returns {Check[]}
 */
function checksOf(root) {
  const tsc = path.join('node_modules', 'typescript', 'bin', 'tsc')
  const checks = [{ name: 'types', script: tsc, args: ['--noEmit'] }]
  const web = path.join('packages', 'web', 'tsconfig.json')
  if (existsSync(path.join(root, web))) {
    checks.push({ name: 'types of the pages', script: tsc, args: ['--noEmit', '-p', web] })
  }
  checks.push({
    name: 'style and fences',
    script: path.join('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
    args: ['check'],
  })
  return checks
}

/**
 * @param {string} root
 * @param {string} node
 * @param {Check} check
 * @returns {Promise<boolean>} Whether it passed.
 */
async function runCheck(root, node, { name, script, args }) {
  const startedAt = Date.now()
  const { code, output } = await runQuietly({ file: node, args: [path.join(root, script), ...args], cwd: root })
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)
  if (code !== 0) console.log(output.trimEnd())
  return code === 0
}

/**
 * @param {string} root
 * @param {string} node
 * @returns {Promise<boolean>} Whether there are pages to test, or none are wanted yet.
 */
async function buildPages(root, node) {
  try {
    await ensurePages(root, node)
    return true
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error
    console.log(error.message)
    return false
  }
}

/**
 * @param {string} root
 * @param {string} node
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
async function runVitest(root, node, args, env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'eva-test-'))
  const report = path.join(folder, 'report.json')
  try {
    const code = await handOver({
      file: node,
      args: [
        '--disable-warning=ExperimentalWarning',
        path.join(root, 'node_modules', 'vitest', 'vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...args,
      ],
      cwd: root,
      // The tests start some hundred processes, each of which would compile everything again.
      env: { ...env, NODE_COMPILE_CACHE: compileCache(root) },
    })
    return countTests(existsSync(report) ? readFileSync(report, 'utf8') : '', code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
