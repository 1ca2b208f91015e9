import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reviewProgressSchema, reviewSchema } from '@eva/protocol'
import { afterEach, beforeEach, expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const REVIEW_MS = 180_000

let folder: string
let child: ChildProcess | null = null
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-check-test-'))
})
afterEach(async () => {
  child?.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

type Ended = { readonly code: unknown; readonly out: string; readonly err: string }

const run = (...args: readonly string[]): Promise<Ended> => runWith({}, ...args)

/** What the one that runs has printed so far. */
let printed = ''

async function runWith(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ended> {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
    env: { PATH, NODE_COMPILE_CACHE, EVA_DATA_DIR: folder, EVA_LLM: 'scripted', NODE_ENV: 'test', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child = started
  let [out, err] = ['', '']
  printed = ''
  started.stdout.on('data', (piece: Buffer) => {
    out += piece.toString()
    printed = out
  })
  started.stderr.on('data', (piece: Buffer) => {
    err += piece.toString()
  })
  const [code] = await once(started, 'close')
  return { code, out, err }
}

it(
  'reviews an Eva that it starts, tells how far it is, and writes the files of the review',
  async () => {
    const { code, out, err } = await run('--only', 'quality', '--progress', '--lang', 'fr')
    const events = out
      .trim()
      .split('\n')
      .map((line) => reviewProgressSchema.parse(JSON.parse(line)))
    expect([code, err]).toEqual([0, ''])
    const last = events.at(-1)
    expect(last?.type).toBe('done')
    const id = last?.type === 'done' ? last.id : ''
    expect((await readdir(join(folder, 'reviews'))).toSorted()).toEqual(
      [`${id}.html`, `${id}.json`, `${id}.md`, 'review.html'].toSorted(),
    )
    const review = reviewSchema.parse(JSON.parse(await readFile(join(folder, 'reviews', `${id}.json`), 'utf8')))
    expect(review).toMatchObject({
      status: 'passed',
      only: ['quality'],
      subject: { brain: 'scripted', started_here: true },
    })
    expect(review.metrics.every(({ score }) => score === 1)).toBe(true)
  },
  REVIEW_MS,
)

it.each([
  [['--url', 'nonsense'], 'It must be an address'],
  [['--only', 'speed'], 'Name some of quality'],
  [['--runs', '0'], 'whole number from 1'],
  [['scores'], 'there is no "scores"'],
])('refuses %j in words, with 2', async (args, words) => {
  const { code, err } = await run(...args)
  expect(code).toBe(2)
  expect(err).toContain(words)
})

it(
  'says that nobody is there',
  async () => {
    const { code, out } = await run('--url', 'http://127.0.0.1:9', '--only', 'quality', '--json', '--runs', '1')
    const review = reviewSchema.parse(JSON.parse(out))
    expect(code).toBe(1)
    expect(review).toMatchObject({ status: 'failed', subject: { brain: null } })
  },
  REVIEW_MS,
)

it(
  'prints nothing but the review with --json, whatever else there is to say',
  async () => {
    await mkdir(join(folder, 'reviews'))
    await writeFile(join(folder, 'reviews', 'review-20260101T000000Z.json'), '{')
    const { code, out } = await run('--only', 'connectivity', '--runs', '1', '--json', '--seed', '5')
    expect(reviewSchema.parse(JSON.parse(out))).toMatchObject({ seed: 5, only: ['connectivity'] })
    expect([0, 1]).toContain(code)
  },
  REVIEW_MS,
)

it.each(['--out', 'EVA_DATA_DIR'])('measures nothing that it could not write down: %s', async (setting) => {
  const taken = join(folder, 'a file')
  await writeFile(taken, '')
  const [args, environment] = setting === '--out' ? [['--out', taken], {}] : [[], { EVA_DATA_DIR: taken }]
  const { code, out, err } = await runWith(environment, ...args)
  expect([code, out]).toEqual([2, ''])
  expect(err.trim()).toMatch(/^The review cannot be written to .*a file.*: E[A-Z]+\. Nothing was measured\.$/)
})

it(
  'stops the Eva that it started when it is stopped, and leaves no folder of hers',
  async () => {
    const temporary = join(folder, 'temporary')
    await mkdir(temporary)
    const ended = runWith({ TMPDIR: temporary }, '--only', 'streaming', '--progress')
    await expect.poll(() => printed, { timeout: REVIEW_MS }).toContain('"step"')
    const [hers] = await readdir(temporary)
    expect(hers).toMatch(/^eva-check-/)
    child?.kill('SIGINT')
    const { code, out } = await ended
    expect(code).toBe(130)
    expect(JSON.parse(out.trim().split('\n').at(-1) ?? '')).toEqual({
      type: 'failed',
      message: 'The review was stopped.',
    })
    // Her folder goes when her process has ended, and not before.
    expect(await readdir(temporary)).toEqual([])
  },
  REVIEW_MS,
)
