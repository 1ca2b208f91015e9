/** A setting that cannot work: stops the start with one line that names the key, the value and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
