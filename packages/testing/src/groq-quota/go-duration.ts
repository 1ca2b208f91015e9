const NS_PER_MS = 1e6

/**
 * Writes a duration as Go prints it, which is the form in Groq's headers and messages: `2m59.56s`, `7.66s`, `577.5ms`,
 * `1h0m0s`, `0s`. Whole nanoseconds, no trailing zeros; never negative.
 */
export function goDuration(ms: number): string {
  const ns = Math.max(0, Math.round(ms * NS_PER_MS))
  if (ns === 0) return '0s'
  if (ns < 1e3) return `${ns}ns`
  if (ns < 1e6) return `${ns / 1e3}µs`
  if (ns < 1e9) return `${ns / 1e6}ms`
  const minutes = Math.floor(ns / 60e9)
  const seconds = `${(ns - minutes * 60e9) / 1e9}s`
  if (minutes === 0) return seconds
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes}m${seconds}` : `${hours}h${minutes % 60}m${seconds}`
}
