import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrainSetting, type SettingsBody, settingsSchema } from '@eva/protocol'
import pino from 'pino'
import type { Eva } from '../assemble.ts'
import { readConfig } from '../config.ts'
import { realClock } from '../real-clock.ts'
import { startEva } from '../start-eva.ts'
import { connectClient, type TestClient } from '../test-client.ts'

/** A folder in which an Eva lives, and lives on. */
export type Home = {
  readonly folder: string
  /** Starts her with nothing but this in the environment; the one before has to be stopped. */
  start(environment?: Readonly<Record<string, string>>): Promise<Eva>
  stop(): Promise<void>
  ask(method: string, path: string, body?: unknown): Promise<Response>
  settings(): Promise<SettingsBody>
  /** Changes settings; the answer must be 200. */
  set(patch: unknown): Promise<SettingsBody>
  brain(id: string): Promise<BrainSetting | undefined>
  talk(): Promise<TestClient>
  /** Every line of her logs so far. */
  readonly log: readonly string[]
  close(): Promise<void>
}

/** Nobody listens there. */
const NOBODY = 'http://127.0.0.1:9'

/** An Eva whose every part is opened as in real life, on a folder of her own. */
export async function makeHome(): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'eva-home-'))
  const log: string[] = []
  let eva: Eva | null = null
  const clients: TestClient[] = []

  async function stop(): Promise<void> {
    for (const client of clients.splice(0)) await client.close()
    await eva?.close()
    eva = null
  }

  const ask: Home['ask'] = (method, path, body) =>
    fetch(`${eva?.address}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
  const settings = async (): Promise<SettingsBody> => settingsSchema.parse(await (await ask('GET', '/settings')).json())

  return {
    folder,
    log,
    async start(environment = {}) {
      const own = { EVA_PORT: '0', EVA_DATA_DIR: folder, EVA_TTS: 'flite', EVA_RATE_LIMIT: '10000', OLLAMA_URL: NOBODY }
      const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) })
      eva = await startEva(readConfig({ ...own, ...environment }), realClock, logger, () => {})
      return eva
    },
    stop,
    ask,
    settings,
    async set(patch) {
      const answer = await ask('PATCH', '/settings', patch)
      const body: unknown = await answer.json()
      if (answer.status !== 200) throw new Error(JSON.stringify(body))
      return settingsSchema.parse(body)
    },
    brain: async (id) => (await settings()).brains.find((brain) => brain.id === id),
    async talk() {
      const client = await connectClient(`${eva?.address.replace('http', 'ws')}/ws/chat`)
      clients.push(client)
      return client
    },
    async close() {
      await stop()
      await rm(folder, { recursive: true })
    },
  }
}
