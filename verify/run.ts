import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { verifyEars } from './ears.ts'
import { verifyVoices } from './voices.ts'

const REPORT = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))
const USAGE = `Usage: npm run verify -- voices [voice …] [--data folder] [--report file]
       npm run verify -- ears [ear …] [--sounds folder] [--data folder] [--report file]`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: process.env.EVA_DATA_DIR ?? 'data' },
    report: { type: 'string', default: REPORT },
    sounds: { type: 'string' },
  },
})
const [what, ...names] = positionals
const wish = { names, dataDir: values.data, report: values.report }
if (what === 'voices') process.exitCode = await verifyVoices(wish, console.log)
else if (what === 'ears') process.exitCode = await verifyEars({ ...wish, sounds: values.sounds ?? null }, console.log)
else {
  console.error(USAGE)
  process.exitCode = 2
}
