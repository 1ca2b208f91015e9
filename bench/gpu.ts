import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { statsSchema } from '@eva/protocol'
import { makeBenchmarkModel, makeLargeBenchmarkModel } from '@eva/testing/models'
import { startChild } from './first-token/child.ts'
import { converse, type TurnTiming } from './gpu/converse.ts'
import { type BenchRow, type BenchSection, median } from './section.ts'

const EVA = [fileURLToPath(new URL('../packages/server/src/cli/eva.ts', import.meta.url)), 'serve'] as const
/** How often `/stats` is asked while she answers, ms. */
const LOOK_EVERY_MS = 200

type Gpu = NonNullable<ReturnType<typeof statsSchema.parse>['gpu']>
type Run = { readonly turns: readonly TurnTiming[]; readonly seen: readonly Gpu[] }

/**
 * The embedded brain on this machine's GPU, through the whole of Eva. Without a GPU the small model runs on the processor,
 * and the large one not at all.
 */
export async function benchGpu(): Promise<readonly BenchSection[]> {
  const small = await run(await makeBenchmarkModel())
  const [gpu] = small.seen
  const sections = [sectionOf('0.5 B', small)]
  if (gpu !== undefined) sections.push(sectionOf('8 B', await run(await makeLargeBenchmarkModel())))
  return sections
}

async function run(modelPath: string): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'eva-bench-'))
  const eva = await startChild(EVA, {
    EVA_PORT: '0',
    EVA_DATA_DIR: folder,
    EVA_LLM: 'local',
    EVA_LOCAL_MODEL: modelPath,
    EVA_MAX_TOKENS: '100',
    EVA_RATE_LIMIT: '100000',
  })
  const over = new AbortController()
  const watching = watchGpu(eva.address, over.signal)
  try {
    const turns = await converse(eva.address)
    over.abort()
    return { turns, seen: await watching }
  } finally {
    over.abort()
    await eva.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What `/stats` says of the GPU, again and again until `signal` aborts. */
async function watchGpu(address: string, signal: AbortSignal): Promise<readonly Gpu[]> {
  const seen: Gpu[] = []
  while (!signal.aborted) {
    const { gpu } = statsSchema.parse(await (await fetch(`${address}/stats`)).json())
    if (gpu !== null) seen.push(gpu)
    await pause(LOOK_EVERY_MS)
  }
  return seen
}

function sectionOf(size: string, { turns, seen }: Run): BenchSection {
  const [gpu] = seen
  const row = (name: string, measured: string): BenchRow => ({ name, target: null, measured, met: null })
  const most = (pick: (each: Gpu) => number | null): number => Math.max(...seen.map((each) => pick(each) ?? 0))
  return {
    title: `Embedded brain of ${size} shape through \`/ws/chat\`, ${gpu?.name ?? 'no GPU here'}`,
    method: [
      `A random-weight model, Q4_0, in Eva's own process; one conversation of ${turns.length} turns that grows turn by turn, up to`,
      '100 tokens each. First token: from the send of the message to its first `token` event in the client. Tokens per second:',
      `from the first to the last, by \`turn_end\`'s count. \`/stats\` asked each ${LOOK_EVERY_MS} ms meanwhile.`,
    ].join(' '),
    rows: [
      row('first token, median', `${median(turns.map((turn) => turn.firstTokenMs)).toFixed(0)} ms`),
      row('first token, last turn', `${turns.at(-1)?.firstTokenMs.toFixed(0)} ms`),
      row('tokens per second, median', median(turns.map((turn) => turn.tokensPerSecond)).toFixed(1)),
      row('highest utilisation in `/stats`', gpu === undefined ? '–' : `${most((each) => each.utilization)} %`),
      row('GPU memory in use', gpu === undefined ? '–' : `${most((each) => each.memory_used_mb)} MB`),
    ],
    notes: [`One-minute load ${loadavg()[0]?.toFixed(1)} after the run.`],
  }
}
