import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reviewSchema } from '@eva/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StartedEva, startEva } from './start-eva.ts'
import { type Cheat, startCheatingEva } from './testing/cheating-eva.ts'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const START_MS = 180_000
const REVIEW_MS = 180_000

let eva: StartedEva
let folder: string
beforeAll(async () => {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  eva = await startEva({ PATH, NODE_COMPILE_CACHE, EVA_LLM: 'scripted', EVA_RATE_LIMIT: '1000' })
  folder = await mkdtemp(join(tmpdir(), 'eva-check-test-'))
}, START_MS)
afterAll(async () => {
  await eva.stop()
  await rm(folder, { recursive: true })
})

/** The command as anybody runs it, against one that cheats. */
async function check(cheat: Cheat, ...args: readonly string[]) {
  const cheating = await startCheatingEva(eva.address, cheat)
  // A review is named by the second in which it began.
  const dataDir = await mkdtemp(join(folder, 'data-'))
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', MAIN, '--url', cheating.url, '--json', ...args],
    { env: { PATH, NODE_COMPILE_CACHE, EVA_DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  try {
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      out += piece
    })
    const [code] = await once(child, 'close')
    return { code: code as unknown, review: reviewSchema.parse(JSON.parse(out)) }
  } finally {
    child.kill('SIGKILL')
    await cheating.close()
  }
}

// Alone: how her rate limit counts is looked at, too.
it(
  'ends with 0 where nothing is wrong',
  async () => {
    const { code, review } = await check('honest', '--only', 'quality')
    expect([code, review.status]).toEqual([0, 'passed'])
  },
  REVIEW_MS,
)

describe.concurrent('one of several', () => {
  it.each<[Cheat, string, number, string]>([
    // A hard figure is missed, and what was found is critical.
    ['claims_a_mute_voice', 'quality', 1, 'failed'],
    ['shows_a_key', 'connectivity', 1, 'failed'],
    // What was found is major: it costs points, and the review passes.
    ['lets_the_gpu_idle', 'connectivity', 0, 'passed'],
  ])(
    'ends as its findings are grave: %s, %s → %i',
    async (cheat, only, wanted, status) => {
      const { code, review } = await check(cheat, '--only', only)
      expect([code, review.status]).toEqual([wanted, status])
    },
    REVIEW_MS,
  )

  it(
    'fails for any missed target when it is strict',
    async () => {
      const { code, review } = await check('lets_the_gpu_idle', '--only', 'connectivity', '--strict')
      expect([code, review.status]).toEqual([1, 'passed'])
    },
    REVIEW_MS,
  )
})
