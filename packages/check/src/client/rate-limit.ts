/** A window of the rate limit is a minute; whoever asks for a longer wait than this is not waited for, ms. */
const WAIT_MOST_MS = 65_000

/** `ratelimit-reset` is rounded to seconds: a little later there is room for sure, ms. */
const ROUNDING_MS = 250

/** How long an answer asks to be left alone because the rate limit is used up, ms; `null` when it does not. */
export function waitAskedFor({ status, headers }: Pick<Response, 'status' | 'headers'>): number | null {
  if (status !== 429) return null
  const asked = headers.get('ratelimit-reset') ?? headers.get('retry-after')
  const waitMs = asked === null ? Number.NaN : Number(asked) * 1_000 + ROUNDING_MS
  return waitMs >= 0 && waitMs <= WAIT_MOST_MS ? waitMs : null
}
