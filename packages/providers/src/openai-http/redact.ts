/** Most characters of a server's own words that are passed on. */
const LONGEST_QUOTE_CHARACTERS = 300

/** Keys, organisations and projects as the providers write them: `sk-…`, `gsk_…`, `org-…`, `proj_…`. */
const IDENTIFIER = /\b(?:(?:sk|gsk|key|org|proj)[-_]|bearer )[\w*.-]{6,}/gi

/** Shorter keys are placeholders such as `x`, for servers that want any key at all. */
const SHORTEST_SECRET_CHARACTERS = 4

/** Makes a server's words fit to be shown: one line, not too long, without `apiKey` or anything that looks like one. */
export function redact(text: string, apiKey: string | null): string {
  const secretless =
    apiKey !== null && apiKey.length >= SHORTEST_SECRET_CHARACTERS ? text.replaceAll(apiKey, '[redacted]') : text
  const line = secretless.replace(IDENTIFIER, '[redacted]').replace(/\s+/g, ' ').trim().toWellFormed()
  const characters = [...line]
  return characters.length > LONGEST_QUOTE_CHARACTERS
    ? `${characters.slice(0, LONGEST_QUOTE_CHARACTERS).join('')}…`
    : line
}

/** How a sentence of ours ends: with the server's own words, as far as they may be shown and it has any. */
export const quoted = (message: string, apiKey: string | null): string =>
  message === '' ? '.' : `: “${redact(message, apiKey)}”`
