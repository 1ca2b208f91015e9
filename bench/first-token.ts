import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startChild } from './first-token/child.ts'
import { MODEL } from './first-token/paths.ts'
import { ANSWER_TOKENS } from './first-token/request.ts'
import { type Samples, sample } from './first-token/rounds.ts'
import { ascending, type BenchRow, type BenchSection, quantile } from './section.ts'

const SIMULATOR = fileURLToPath(new URL('../packages/testing/src/openai-simulator/main.ts', import.meta.url))
const RELAY = fileURLToPath(new URL('./first-token/relay.ts', import.meta.url))
const EVA = fileURLToPath(new URL('../packages/server/src/cli/eva.ts', import.meta.url))

/** The simulated brain's pace: a fast cloud model's. */
const FIRST_TOKEN_MS = 20
const TOKEN_MS = 2

const ONE_CLIENT = { clients: 1, rounds: 301, spreadMs: 0 } as const
/** 64 clients who ask once a second each, some five times as often as people in conversation do. */
const SPREAD = { clients: 64, rounds: 9, spreadMs: 1_000 } as const
/** 64 questions in the same instant, which people never ask, but a benchmark does. */
const BURST = { clients: 64, rounds: 17, spreadMs: 0 } as const

/**
 * What Eva adds to the first token over the bare brain. Starts the simulated brain and Eva as processes of their own;
 * takes about two minutes.
 */
export async function benchFirstToken(): Promise<readonly BenchSection[]> {
  await using children = new AsyncDisposableStack()
  const started = async (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string> =>
    children.adopt(await startChild(args, env), (child) => child.stop()).address
  const dataDir = await mkdtemp(join(tmpdir(), 'eva-bench-'))
  children.defer(() => rm(dataDir, { recursive: true, force: true }))
  const brain = await started([SIMULATOR, '--first-token-ms', `${FIRST_TOKEN_MS}`, '--token-ms', `${TOKEN_MS}`])
  const eva = await started([EVA, 'serve'], {
    EVA_PORT: '0',
    EVA_DATA_DIR: dataDir,
    EVA_LLM: 'openai',
    OPENAI_BASE_URL: brain,
    OPENAI_MODEL: MODEL,
    EVA_MAX_TOKENS: `${ANSWER_TOKENS}`,
    EVA_LOG_LEVEL: 'error',
  })
  const at = { brain, eva, relay: await started([RELAY, brain, MODEL]) }
  const load = loadavg()[0]?.toFixed(1)
  const rows = [
    ...report('1 client', await sample(at, ONE_CLIENT), { median: 0.5, p99: 2 }),
    ...report('64 clients, spread over a second', await sample(at, SPREAD), { p99: 10 }),
    ...report('64 clients in the same instant', await sample(at, BURST), { p99: 10 }),
  ]
  return [{ title: 'What Eva adds to the first token', method: METHOD, rows, notes: [...NOTES, machine(load)] }]
}

const METHOD = [
  `The brain is a simulated OpenAI-compatible server in a process of its own: first token after ${FIRST_TOKEN_MS} ms,`,
  `then one each ${TOKEN_MS} ms, ${ANSWER_TOKENS} tokens. Clock: from the client's send of a message to its first token,`,
  'both seen in the client process. Through Eva that is the `message` frame on `/ws/chat` to the first `token` event;',
  'directly it is the call of the same adapter to its first token; raw is `fetch` to the first chunk with content. The',
  "relay is the least that can stand in Eva's place: a process of its own that takes a message from a WebSocket, asks",
  'the same adapter and sends each token on; it stores and remembers nothing (`bench/first-token/relay.ts`).',
  `Paths take turns in every round and their order rotates. ${ONE_CLIENT.rounds - 1} rounds with 1 client; with 64`,
  `clients ${SPREAD.rounds - 1} rounds spread evenly over a second and ${BURST.rounds - 1} in one instant. Added is the`,
  'difference to the direct call of the same client in the same round.',
].join(' ')

const NOTES = [
  'Why one client waits longer than promised: the promise leaves less than the way itself costs on this machine, which the relay shows, with every wake-up of a sleeping process in it. What Eva adds to the relay goes into reading and checking the frame, building the prompt from what was heard, the numbered events that a lost socket can resume from, and putting the message on disk before it is acknowledged; the request to the brain leaves before that write.',
  'In one instant, 64 requests queue for one process on every path; the relay, which only forwards, is late as well. Eva has the database to serve besides, and the first rounds are the slowest, before V8 has compiled her code. People do not ask in the same instant: the figure to read is the one spread over a second.',
  'The rows called noise show `fetch` against itself: two equal calls differ by the timer of the simulated brain and by whatever else the machine does. An added p99 means little where that of the noise is as large.',
] as const

const machine = (load: string | undefined): string =>
  `${cpus().length} CPUs (${cpus()[0]?.model.trim()}), load ${load} before the run; client, brain and Eva share them.`

function report(load: string, samples: Samples, target: { median?: number; p99: number }): BenchRow[] {
  const added = difference(samples.eva, samples.adapter)
  const row = (name: string, values: readonly number[], p: number, limit?: number): BenchRow => {
    const ms = quantile(ascending(values), p)
    const named = { name: `${load}: ${name}, ${p === 0.5 ? 'median' : `p${p * 100}`}`, measured: `${ms.toFixed(2)} ms` }
    return {
      ...named,
      target: limit === undefined ? null : `≤ ${limit} ms`,
      met: limit === undefined ? null : ms <= limit,
    }
  }
  return [
    row('added by Eva', added, 0.5, target.median),
    row('added by Eva', added, 0.99, target.p99),
    row('added by the relay', difference(samples.relay, samples.adapter), 0.5),
    row('added by the relay', difference(samples.relay, samples.adapter), 0.99),
    row('added by Eva to the relay', difference(samples.eva, samples.relay), 0.5),
    row('added by the adapter to a raw fetch', difference(samples.adapter, samples.raw), 0.5),
    row('noise', difference(samples.rawAgain, samples.raw), 0.5),
    row('noise', difference(samples.rawAgain, samples.raw), 0.99),
    row('first token through Eva', samples.eva, 0.5),
    row('first token through Eva', samples.eva, 0.99),
    row('first token from the brain called directly', samples.adapter, 0.5),
    row('first token from the brain called directly', samples.adapter, 0.99),
  ]
}

const difference = (left: readonly number[], right: readonly number[]): readonly number[] =>
  left.map((value, index) => value - (right[index] ?? Number.NaN))

if (import.meta.main) {
  for (const { title, method, rows, notes } of await benchFirstToken()) {
    console.log(`${title}\n\n${method}\n`)
    for (const { name, measured, target, met } of rows) {
      console.log(
        `  ${name.padEnd(75)} ${measured.padStart(9)}  ${target ?? ''} ${met === null ? '' : met ? 'met' : 'MISSED'}`,
      )
    }
    console.log(`\n${notes.map((note) => `- ${note}`).join('\n')}`)
  }
}
