/** How keys look that open something, by who gives them out. Long enough that no word of a page is taken for one. */
const SHAPES: readonly (readonly [kind: string, shape: RegExp])[] = [
  ['Groq', /\bgsk_[A-Za-z0-9]{20,}/g],
  ['OpenAI', /(?<![\w-])sk-(?=[\w-]*\d)(?=[\w-]*[A-Z])[\w-]{20,}/g],
  ['Hugging Face', /\bhf_[A-Za-z0-9]{30,}/g],
  ['GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,})/g],
  ['Google', /\bAIza[\w-]{35}/g],
  ['AWS', /\bAKIA[0-9A-Z]{16}\b/g],
  ['Slack', /\bxox[abprs]-[A-Za-z0-9-]{20,}/g],
  ['JWT', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g],
  ['bearer', /\bBearer [\w.~+/-]{20,}/g],
  ['database password', /\b(?:postgres(?:ql)?|mysql|redis):\/\/[^\s:@/"]+:[^\s@/"]+@/g],
  ['private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/g],
]

/** A plain word may stand anywhere: it is looked for only when it cannot be one. */
const isTelling = (secret: string): boolean => secret.length >= 8 && !/^[\p{L}]+$/u.test(secret)

/**
 * Secrets in a text: what looks like a key, and what the reviewer itself was given.
 *
 * @returns what each is, without showing it again: who reads a report must not find a key in it
 */
export function secretsIn(text: string, given: string | null): readonly string[] {
  const shaped = SHAPES.flatMap(([kind, shape]) =>
    [...text.matchAll(shape)].map(([key]) => `${kind} ${key.slice(0, 4)}…`),
  )
  const own = given !== null && isTelling(given) && text.includes(given) ? ['EVA_PASSWORD / EVA_API_KEY'] : []
  return [...new Set([...shaped, ...own])]
}
