import { runSimulator } from '../simulator/index.ts'
import { parseCommandLine } from './command-line.ts'
import { HELP } from './help.ts'
import { startSpeechSimulator } from './start-speech-simulator.ts'

await runSimulator({
  commandLine: parseCommandLine(process.argv.slice(2)),
  help: HELP,
  start: startSpeechSimulator,
  address: (baseUrl, model) => `TTS_BASE_URL=${baseUrl} TTS_MODEL=${model}`,
})
