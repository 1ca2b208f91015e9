import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'

export type Environment = Readonly<Record<string, string | undefined>>

/** What of Eva's settings the reviewer itself needs. */
export type Settings = {
  /** Her data folder: absolute. */
  readonly dataDir: string
  /** What opens the Eva at this address, or one that is started (`null`); `null` where nothing is set. */
  secretFor(url: string | null): string | null
}

/** An empty value means the same as none, as it does for Eva. */
const textIn = (text: string | undefined): string | null => text?.trim() || null

const keyIn = (settings: Environment): string | null => textIn(settings.EVA_API_KEY) ?? textIn(settings.EVA_PASSWORD)

/** Reads what Eva reads, as she does: the lines of `.env` in this folder, and the environment over them. */
export function readSettings(environment: Environment, folder: string): Settings {
  const file = resolve(folder, '.env')
  const both: Environment = { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...environment }
  return {
    dataDir: resolve(folder, textIn(both.EVA_DATA_DIR) ?? 'data'),
    // The file speaks of the Eva of this machine: what opens her is not shown to another one that merely has an address.
    secretFor: (url) => keyIn(url === null || isOfThisMachine(url) ? both : environment),
  }
}

function isOfThisMachine(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
}
