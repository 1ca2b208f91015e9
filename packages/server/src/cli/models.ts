import { makeDataFolder } from '../data-folder.ts'
import { modelsBody } from '../http/model-bodies.ts'
import type { ModelManager } from '../models/model-manager.ts'
import type { Pull } from '../models/pull.ts'
import { realClock } from '../real-clock.ts'
import { openModels } from '../start-eva.ts'
import { loadConfig } from './load-config.ts'
import { modelTable } from './model-table.ts'
import { type ProgressLine, progressLine } from './progress-line.ts'

type Print = (line: string) => void

/** What a command exits with when Ctrl-C ended it (128 + SIGINT). */
const INTERRUPTED = 130

/** Lists the models of the catalogue and of the folder. */
export async function listModels({ json }: { readonly json?: boolean }, print: Print): Promise<void> {
  const list = await openOwn().list()
  if (json === true) print(JSON.stringify(modelsBody(list), null, 2))
  else for (const line of modelTable(list)) print(line)
}

/** Fetches a model; Ctrl-C stops it and keeps what has come. */
export async function pullModel(name: string, print: Print): Promise<void> {
  await makeDataFolder(loadConfig().dataDir)
  const models = openOwn()
  let pull: Pull | null = null
  const stop = (): void => {
    // While the hub is still being asked there is nothing to keep.
    if (pull === null) process.exit(INTERRUPTED)
    pull.cancel()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  pull = await models.pull(name)
  const line = progressLine(process.stderr)
  for await (const state of pull.follow()) line.show(pull.id, state)
  await report(pull, line, name, print)
}

async function report(pull: Pull, line: ProgressLine, name: string, print: Print): Promise<void> {
  line.end()
  const { status, error, receivedBytes } = await pull.ended
  if (error !== null) throw error
  if (status === 'cancelled') {
    const megabytes = Math.round(receivedBytes / 1e6)
    print(`Stopped. ${megabytes} MB are kept: "npx eva models pull ${name}" goes on from there.`)
    process.exitCode = INTERRUPTED
    return
  }
  print(`${pull.id} is here. To think with it: npx eva models use ${pull.id}`)
}

/** Removes a model, or what has come of it. */
export async function removeModel(name: string, print: Print): Promise<void> {
  await openOwn().remove(name)
  print(`${name} is removed.`)
}

/** Makes a model that of the embedded brain. */
export async function chooseModel(name: string, print: Print): Promise<void> {
  const config = loadConfig()
  const id = await openModels(config, realClock).choose(name)
  print(`She thinks with ${id} from the next start on.`)
  if (config.localModel !== null) print(`But EVA_LOCAL_MODEL=${config.localModel} goes before it: remove that setting.`)
}

const openOwn = (): ModelManager => openModels(loadConfig(), realClock)
