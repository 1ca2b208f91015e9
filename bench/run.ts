import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { benchEmbeddedBrain } from './embedded-brain.ts'
import { benchFirstLoad } from './first-load.ts'
import { benchFirstToken } from './first-token.ts'
import { benchGpu } from './gpu.ts'
import { benchMemory } from './memory.ts'
import { benchRouting } from './routing.ts'
import type { BenchOptions, BenchRow, BenchSection } from './section.ts'
import { benchSockets } from './sockets.ts'
import { benchStart } from './start.ts'
import { benchVoice } from './voice.ts'
import { benchVoiceLoop } from './voice-loop.ts'

const REPORT = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))

/** What can be named on the command line; without a name, all of it. */
const PARTS: Readonly<Record<string, (options: BenchOptions) => Promise<readonly BenchSection[]>>> = {
  start: benchStart,
  'first-load': benchFirstLoad,
  'first-token': benchFirstToken,
  routing: benchRouting,
  voice: benchVoice,
  'voice-loop': benchVoiceLoop,
  brain: benchEmbeddedBrain,
  gpu: benchGpu,
  sockets: benchSockets,
  memory: benchMemory,
}

/** Between these two lines the report belongs to this program. */
const BEGIN = (part: string): string => `<!-- ${part}: begin, written by npm run bench -->`
const END = (part: string): string => `<!-- ${part}: end -->`

const { positionals: wanted, values } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, folder: { type: 'string', multiple: true, default: [] } },
})
const options: BenchOptions = { isQuick: values.quick, folders: values.folder }
const unknown = wanted.find((part) => !(part in PARTS))
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}"; there are: ${Object.keys(PARTS).join(', ')}.`)
  process.exit(1)
}

for (const [part, run] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(part)) continue
  console.error(`Measuring: ${part}`)
  const before = loadavg()[0] ?? 0
  const sections = await run(options)
  const text = [machine(before, loadavg()[0] ?? 0), ...sections.map(inMarkdown)].join('\n\n')
  console.log(text)
  // A short run is for looking, not for the report.
  if (!options.isQuick) writeReport(part, text)
}

function machine(loadBefore: number, loadAfter: number): string {
  const [first] = cpus()
  const memoryGiB = Math.round(totalmem() / 2 ** 30)
  const load = `load ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after`
  const day = new Date().toISOString().slice(0, 10)
  return `_${day}, ${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${memoryGiB} GiB, Node ${process.version}, ${load}._`
}

function inMarkdown({ title, method, rows, notes }: BenchSection): string {
  const table = ['| figure | promised | measured | |', '|---|---|---|---|', ...rows.map(inRow)].join('\n')
  return [`### ${title}`, method, table, ...notes].join('\n\n')
}

function inRow({ name, target, measured, met }: BenchRow): string {
  return `| ${name} | ${target ?? '–'} | ${measured} | ${met === null ? '' : met ? 'met' : '**not met**'} |`
}

/** Replaces what this program wrote about the part before, and leaves the rest of the page alone. */
function writeReport(part: string, text: string): void {
  const page = readFileSync(REPORT, 'utf8')
  const from = page.indexOf(BEGIN(part))
  const to = page.indexOf(END(part))
  if (from < 0 || to < 0) {
    console.error(`${REPORT} has no place for ${part}.`)
    process.exit(1)
  }
  writeFileSync(REPORT, `${page.slice(0, from)}${BEGIN(part)}\n\n${text}\n\n${page.slice(to)}`)
}
