import type { EarBody } from '@eva/protocol'
import { nameIn } from '../voices/names.ts'

/** So many languages are named; of more, the first two and how many others there are. */
const NAMED_AT_MOST = 3

/** What an ear understands, for a reader: the names of a few languages, or how many they are. */
export function languagesFor(
  { languages }: Pick<EarBody, 'languages'>,
  locale: string,
  text: { every: string; others: (named: string, count: number) => string },
): string {
  if (languages.length === 0) return text.every
  const name = (tag: string): string => nameIn(tag, locale)
  if (languages.length <= NAMED_AT_MOST) return joined(languages.map(name), locale)
  return text.others(languages.slice(0, 2).map(name).join(', '), languages.length - 2)
}

/** "English and French". */
const joined = (names: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)

/** The one that a newcomer is told to fetch. */
const SUGGESTED = 'sherpa:whisper-base'

/** Those that can be fetched, the suggested one first while nothing better than a basic ear is here. */
export function earsToFetch(ears: readonly EarBody[]): {
  readonly suggested: string | null
  readonly ears: readonly EarBody[]
} {
  const rest = ears.filter(({ installed, download }) => !installed && download !== null)
  const needsOne = ears.every(({ installed, is_basic }) => !installed || is_basic)
  const suggested = needsOne && rest.some(({ id }) => id === SUGGESTED) ? SUGGESTED : null
  return { suggested, ears: [...rest].sort((a, b) => Number(b.id === suggested) - Number(a.id === suggested)) }
}
