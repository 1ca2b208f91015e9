import type { SimulatedCall } from './call-log.ts'
import type { CommandLine } from './flags.ts'

/** What of a simulator concerns whoever runs it by hand. */
type RunningSimulator = {
  readonly baseUrl: string
  readonly calls: readonly SimulatedCall[]
  close(): Promise<void>
}

/** A simulator as a program. */
export type SimulatorProgram<Options> = {
  readonly commandLine: CommandLine<Options>
  /** What `--help` prints. */
  readonly help: string
  readonly start: (options: Options) => Promise<RunningSimulator>
  /** The line that says where it listens, as variables that Eva reads. */
  readonly address: (baseUrl: string, model: string) => string
}

/** Does what the command line says. Resolves once the simulator listens, or has said in one line why it does not. */
export async function runSimulator<Options extends { readonly port?: number }>(
  program: SimulatorProgram<Options>,
): Promise<void> {
  const { commandLine } = program
  switch (commandLine.type) {
    case 'help':
      console.log(program.help)
      break
    case 'wrong':
      console.error(`${commandLine.message} --help lists every flag.`)
      process.exitCode = 2
      break
    case 'start':
      await start(program, commandLine.model, commandLine.options)
      break
    default:
      commandLine satisfies never
  }
}

/** Runs until it is told to stop, and says how it answered. */
async function start<Options extends { readonly port?: number }>(
  program: SimulatorProgram<Options>,
  model: string,
  options: Options,
): Promise<void> {
  const simulator = await program.start(options).catch((thrown: unknown) => {
    console.error(`Cannot listen on port ${options.port}: ${thrown instanceof Error ? thrown.message : thrown}.`)
    return null
  })
  if (simulator === null) {
    process.exitCode = 1
    return
  }
  console.log(program.address(simulator.baseUrl, model))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await simulator.close()
      const statuses = Map.groupBy(simulator.calls, ({ status }) => status ?? 'no status')
      console.log([...statuses].map(([status, calls]) => `${calls.length} × ${status}`).join(', ') || 'no request')
    })
  }
}
