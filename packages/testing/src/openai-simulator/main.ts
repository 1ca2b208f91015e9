import { runSimulator } from '../simulator/index.ts'
import { parseCommandLine } from './command-line.ts'
import { HELP } from './help.ts'
import { startOpenAiSimulator } from './start-openai-simulator.ts'

await runSimulator({
  commandLine: parseCommandLine(process.argv.slice(2)),
  help: HELP,
  start: startOpenAiSimulator,
  address: (baseUrl, model) => `OPENAI_BASE_URL=${baseUrl} OPENAI_MODEL=${model}`,
})
