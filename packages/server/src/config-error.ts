/** A setting that cannot work: stops the start with one line that names the key, the value and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  /** The setting at fault; `null` where it is not one alone. */
  readonly key: string | null

  constructor(message: string, key: string | null = null) {
    super(message)
    this.key = key
  }
}

/** Longest value that is repeated to the person, in characters. */
const MAX_SHOWN_CHARS = 200

/** Keys whose value is never shown, not even in the error about it; an address of a database holds its password. */
const SECRET_KEYS: ReadonlySet<string> = new Set([
  'EVA_PASSWORD',
  'EVA_API_KEY',
  'GROQ_API_KEY',
  'OPENAI_API_KEY',
  'DATABASE_URL',
  'STT_API_KEY',
  'TTS_API_KEY',
])

export const isSecret = (key: string): boolean => SECRET_KEYS.has(key)

/**
 * The line about a setting that cannot work.
 *
 * @param allowed what could stand there instead
 * @param why what is wrong with the value, where that is not plain from `allowed`
 */
export function refusal(key: string, value: string, allowed: string, why: string | null = null): ConfigError {
  const shown = isSecret(key) ? '(hidden)' : onOneLine(value).slice(0, MAX_SHOWN_CHARS)
  const reason = why === null ? '' : `: ${onOneLine(why)}`
  return new ConfigError(`${key}=${shown} cannot be used${reason}; allowed: ${allowed}.`, key)
}

const onOneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
