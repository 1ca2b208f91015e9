const MINUTE_S = 60
const HOUR_S = 3_600

/** How long a rest is, for people: `42 s`, `12 min`, `3 h`; never less than it is. */
export function formatRest(seconds: number): string {
  if (seconds < 2 * MINUTE_S) return `${Math.ceil(seconds)}\u00a0s`
  if (seconds < 2 * HOUR_S) return `${Math.ceil(seconds / MINUTE_S)}\u00a0min`
  return `${Math.ceil(seconds / HOUR_S)}\u00a0h`
}
