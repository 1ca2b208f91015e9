import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { recall } from '@eva/core'
import { startChild } from './first-token/child.ts'
import { MODEL } from './first-token/paths.ts'
import { interleave } from './memory/interleaved.ts'
import { messages, remembering } from './memory/remembered.ts'
import { ascending, type BenchOptions, type BenchRow, type BenchSection, median, quantile } from './section.ts'

const SIMULATOR = fileURLToPath(new URL('../packages/testing/src/openai-simulator/main.ts', import.meta.url))
const EVA = fileURLToPath(new URL('../packages/server/src/cli/eva.ts', import.meta.url))

const SIZES = [10, 1_000, 10_000] as const
const LOOKUPS = 500
const WARM_UP = 300
const RECALL_TARGET_MS = 2
const ROUNDS = 301
const QUICK_ROUNDS = 31
/** What the Eva of the first tokens remembers. */
const REMEMBERED = 1_000

/** What it costs to remember: a lookup by itself, and the first token with and without it. */
export async function benchMemory({ isQuick }: BenchOptions): Promise<readonly BenchSection[]> {
  await using cleanUp = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'eva-bench-'))
  cleanUp.defer(() => rm(folder, { recursive: true, force: true }))
  const lookups: BenchRow[] = []
  for (const size of SIZES) lookups.push(...(await measureLookups(join(folder, `${size}.sqlite`), size)))
  return [
    { title: 'Calling to mind', method: LOOKUP_METHOD, rows: lookups, notes: [NOTE] },
    await measureFirstTokens(folder, isQuick ? QUICK_ROUNDS : ROUNDS),
  ]
}

const LOOKUP_METHOD = [
  `${LOOKUPS} different messages of some twenty words, one after the other, against an SQLite file with so many memories;`,
  'clock: from the call of `recall` to its promise. Each lookup is the name, the words by FTS5 (bm25) and the kinds that',
  `the message speaks of, weighed with how fresh they are. ${WARM_UP} lookups before it warm up.`,
].join(' ')

const NOTE =
  'A lookup is computed in one go, without waiting for anything; what is beyond p95 is what else the machine does meanwhile, which its load tells.'

async function measureLookups(path: string, size: number): Promise<readonly BenchRow[]> {
  const times = await remembering(path, size, async (memories) => {
    const taken: number[] = []
    for (const [at, message] of messages(LOOKUPS + WARM_UP).entries()) {
      const from = performance.now()
      await recall(message, memories, Date.now())
      if (at >= WARM_UP) taken.push(performance.now() - from)
    }
    return ascending(taken)
  })
  const row = (p: number, target: number | null): BenchRow => {
    const ms = quantile(times, p)
    return {
      name: `a lookup among ${size.toLocaleString('en')}, ${p === 0.5 ? 'median' : `p${p * 100}`}`,
      target: target === null ? null : `≤ ${target} ms`,
      measured: `${ms.toFixed(2)} ms`,
      met: target === null ? null : ms <= target,
    }
  }
  return [row(0.5, null), row(0.95, RECALL_TARGET_MS), row(0.99, null)]
}

async function measureFirstTokens(folder: string, rounds: number): Promise<BenchSection> {
  await using children = new AsyncDisposableStack()
  const started = async (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string> =>
    children.adopt(await startChild(args, env), (child) => child.stop()).address
  const brain = await started([SIMULATOR, '--first-token-ms', '20', '--token-ms', '2'])
  const evaIn = async (dataDir: string): Promise<string> =>
    started([EVA, 'serve'], {
      EVA_PORT: '0',
      EVA_DATA_DIR: dataDir,
      EVA_LLM: 'openai',
      OPENAI_BASE_URL: brain,
      OPENAI_MODEL: MODEL,
      EVA_MAX_TOKENS: '16',
      EVA_LOG_LEVEL: 'error',
    })
  const full = join(folder, 'full')
  await remembering(join(full, 'eva.sqlite'), REMEMBERED, async () => {})
  const [paused, remembers] = [await evaIn(join(folder, 'paused')), await evaIn(full)]
  await fetch(`${paused}/memories/paused`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ paused: true }),
  })
  const { without, asked, typed } = await interleave(paused, remembers, rounds)
  const added = (times: readonly number[]): number => median(times.map((ms, at) => ms - (without[at] ?? Number.NaN)))
  const row = (name: string, ms: number): BenchRow => ({
    name,
    target: null,
    measured: `${ms.toFixed(2)} ms`,
    met: null,
  })
  return {
    title: 'The first token with and without memory',
    method: [
      'The simulated brain of “What Eva adds to the first token”: first token after 20 ms, then one each 2 ms, 16 tokens. Two',
      `Evas, one who is paused and one who remembers ${REMEMBERED.toLocaleString('en')} things; the second is asked in two ways: by a message alone, and by`,
      `one whose text was told in a \`typing\` frame 30 ms before. ${rounds - 1} rounds in which the ways take turns and their order`,
      'rotates; clock: from the send of the message to its first token, both seen in the client process.',
    ].join(' '),
    rows: [
      row('first token without memory, median', median(without)),
      row('first token with memory, told while it was typed, median', median(typed)),
      row('first token with memory, first seen when it was sent, median', median(asked)),
      row('added by memory, told while it was typed, median of the differences', added(typed)),
      row('added by memory, first seen when it was sent, median of the differences', added(asked)),
    ],
    notes: [
      'A simulated brain reads a longer prompt as fast as a short one. What stands before the message is a few short lines, and stands there once: a brain that keeps what it has read goes on from it in the next turn.',
    ],
  }
}

if (import.meta.main) console.log(JSON.stringify(await benchMemory({ isQuick: true, folders: [] }), null, 2))
