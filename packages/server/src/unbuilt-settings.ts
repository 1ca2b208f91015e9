import { refusal } from './config-error.ts'

const NO_DATABASE = 'nothing yet; conversations are kept in a SQLite file in EVA_DATA_DIR'

/** Settings that are spoken for and do nothing yet, each with what is allowed instead. */
const UNBUILT: Readonly<Record<string, string>> = {
  DATABASE_URL: NO_DATABASE,
}

/**
 * Refuses what cannot be honoured: who names a database must not find out later that their conversations are elsewhere.
 *
 * @throws ConfigError for the first such setting
 */
export function refuseUnbuilt(environment: Readonly<Record<string, string | undefined>>): void {
  for (const [key, allowed] of Object.entries(UNBUILT)) {
    const value = environment[key]?.trim() ?? ''
    if (value !== '') throw refusal(key, value, allowed)
  }
}
