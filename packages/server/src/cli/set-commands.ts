import { makeDataFolder } from '../data-folder.ts'
import type { SetManager } from '../file-sets/index.ts'
import { followPull } from './follow-pull.ts'
import { loadConfig } from './load-config.ts'

type Print = (line: string) => void
type Manager = SetManager<unknown, unknown, unknown>

/** What is fetched and removed, as its command says it. */
export type SetWords = {
  /** Of `npx eva`. */
  readonly command: 'voices' | 'ears'
  /** What to say when it is here. */
  readonly done: (id: string) => string
  readonly open: () => Promise<Pick<Manager, 'pull' | 'remove'>>
}

/** Fetches a voice or an ear; Ctrl-C stops it and keeps what has come. */
export async function pullSet(name: string, { command, done, open }: SetWords, print: Print): Promise<void> {
  await makeDataFolder(loadConfig().dataDir)
  const manager = await open()
  await followPull(() => manager.pull(name), { again: `npx eva ${command} pull ${name}`, done, print })
}

/** Removes a voice or an ear, or what has come of it. */
export async function removeSet(name: string, { open }: Pick<SetWords, 'open'>, print: Print): Promise<void> {
  await (await open()).remove(name)
  print(`${name} is removed.`)
}
