import { parseCommandLine } from './command-line.ts'
import { HELP } from './help.ts'
import { startTranscriptionSimulator, type TranscriptionSimulatorOptions } from './start-transcription-simulator.ts'

const commandLine = parseCommandLine(process.argv.slice(2))

switch (commandLine.type) {
  case 'help':
    console.log(HELP)
    break
  case 'wrong':
    console.error(`${commandLine.message} --help lists every flag.`)
    process.exitCode = 2
    break
  case 'start':
    await start(commandLine.model, commandLine.options)
    break
  default:
    commandLine satisfies never
}

/** Runs until it is told to stop, and says how it answered. */
async function start(model: string, options: TranscriptionSimulatorOptions): Promise<void> {
  const simulator = await startTranscriptionSimulator(options).catch((thrown: unknown) => {
    console.error(`Cannot listen on port ${options.port}: ${thrown instanceof Error ? thrown.message : thrown}.`)
    return null
  })
  if (simulator === null) {
    process.exitCode = 1
    return
  }
  console.log(`STT_BASE_URL=${simulator.baseUrl} STT_MODEL=${model}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await simulator.close()
      const statuses = Map.groupBy(simulator.calls, ({ status }) => status ?? 'no status')
      console.log([...statuses].map(([status, calls]) => `${calls.length} × ${status}`).join(', ') || 'no request')
    })
  }
}
