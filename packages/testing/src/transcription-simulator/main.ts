import { runSimulator } from '../simulator/index.ts'
import { parseCommandLine } from './command-line.ts'
import { HELP } from './help.ts'
import { startTranscriptionSimulator } from './start-transcription-simulator.ts'

await runSimulator({
  commandLine: parseCommandLine(process.argv.slice(2)),
  help: HELP,
  start: startTranscriptionSimulator,
  address: (baseUrl, model) => `STT_BASE_URL=${baseUrl} STT_MODEL=${model}`,
})
