import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startChild } from './first-token/child.ts'
import { ascending, type BenchSection, median, quantile } from './section.ts'

const LAUNCHER = fileURLToPath(new URL('../scripts/launch.mjs', import.meta.url))
const RUNS = 9
const TARGET_MS = 1_500

/** How long a start takes when everything is installed and built. */
export async function benchStart(): Promise<readonly BenchSection[]> {
  const folder = await mkdtemp(join(tmpdir(), 'eva-bench-'))
  const times: number[] = []
  try {
    // The first one counts for nothing: it may build the pages, and it makes the database.
    for (let run = 0; run <= RUNS; run++) {
      const startedAtMs = performance.now()
      const eva = await startChild([LAUNCHER, 'start'], { EVA_PORT: '0', EVA_DATA_DIR: folder, EVA_LLM: 'scripted' })
      const health = await fetch(`${eva.address}/voices`)
      if (run > 0 && health.ok) times.push(performance.now() - startedAtMs)
      await eva.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const medianMs = median(times)
  return [
    {
      title: 'Second start',
      method:
        `From running what "npm start" runs, launcher included, to the first answered request; everything installed and built, no model to ` +
        `load, both voices open; ${times.length} starts one after the other.`,
      rows: [
        {
          name: 'start to ready, median',
          target: `≤ ${TARGET_MS} ms`,
          measured: `${medianMs.toFixed(0)} ms`,
          met: medianMs <= TARGET_MS,
        },
        { name: 'slowest', target: null, measured: `${quantile(ascending(times), 1).toFixed(0)} ms`, met: null },
      ],
      notes: [],
    },
  ]
}

if (import.meta.main) console.log(JSON.stringify(await benchStart(), null, 2))
