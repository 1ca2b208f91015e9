import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { verifyVoices } from './voices.ts'

const REPORT = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))
const USAGE = 'Usage: npm run verify -- voices [voice …] [--data folder] [--report file]'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: process.env.EVA_DATA_DIR ?? 'data' },
    report: { type: 'string', default: REPORT },
  },
})
const [what, ...names] = positionals
if (what !== 'voices') {
  console.error(USAGE)
  process.exit(2)
}
process.exitCode = await verifyVoices({ names, dataDir: values.data, report: values.report }, console.log)
