import { makeDataFolder } from '../data-folder.ts'
import { modelsBody } from '../http/model-bodies.ts'
import type { ModelManager } from '../models/model-manager.ts'
import { openModels } from '../opening/places.ts'
import { realClock } from '../real-clock.ts'
import { followPull } from './follow-pull.ts'
import { loadConfig } from './load-config.ts'
import { modelTable } from './model-table.ts'

type Print = (line: string) => void

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
  await followPull(() => models.pull(name), {
    again: `npx eva models pull ${name}`,
    done: (id) => `${id} is here. To think with it: npx eva models use ${id}`,
    print,
  })
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
  print(
    `${id} is her model on this machine. A running Eva takes it up with her next start; her page /settings/brains does it at once.`,
  )
  if (config.localModel !== null) print(`But EVA_LOCAL_MODEL=${config.localModel} goes before it: remove that setting.`)
}

const openOwn = (): ModelManager => openModels(loadConfig(), realClock)
