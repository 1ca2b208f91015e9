const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 3.6e6,
}

/** One number with its unit. Two-letter units stand before the one-letter ones that they begin with. */
const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y

/**
 * Reads a duration as Go prints it, the form of the `x-ratelimit-reset-*` headers: `7.66s`, `2m59.56s`, `577.5ms`,
 * `1h2m3s`, and a bare `0`. Format: https://pkg.go.dev/time#ParseDuration, without signs.
 *
 * @returns milliseconds with their fraction; `null` for anything else
 */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim()
  if (trimmed === '0') return 0
  let ms = 0
  let end = 0
  while (end < trimmed.length) {
    PART.lastIndex = end
    const [part = '', value = '', unit = ''] = PART.exec(trimmed) ?? []
    if (part === '') return null
    ms += Number(value) * (UNIT_MS[unit] ?? Number.NaN)
    end += part.length
  }
  return end === 0 ? null : ms
}
