import { parseCommandLine } from './command-line.ts'
import { HELP } from './help.ts'
import { startOpenAiSimulator } from './start-openai-simulator.ts'

const commandLine = parseCommandLine(process.argv.slice(2))

switch (commandLine.type) {
  case 'help':
    console.log(HELP)
    break
  case 'wrong':
    console.error(`${commandLine.message} --help lists every flag.`)
    process.exitCode = 2
    break
  case 'start': {
    const simulator = await startOpenAiSimulator(commandLine.options)
    console.log(`OPENAI_BASE_URL=${simulator.baseUrl} OPENAI_MODEL=${commandLine.model}`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, async () => {
        await simulator.close()
        const statuses = Map.groupBy(simulator.calls, ({ status }) => status ?? 'no status')
        console.log([...statuses].map(([status, calls]) => `${calls.length} × ${status}`).join(', ') || 'no request')
      })
    }
    break
  }
  default:
    commandLine satisfies never
}
