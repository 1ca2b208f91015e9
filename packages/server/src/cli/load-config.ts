import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { type Config, readConfig } from '../config.ts'

/** The configuration from the environment and the `.env` file in this folder; the environment wins. */
export function loadConfig(): Config {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {}
  return readConfig({ ...file, ...process.env })
}
