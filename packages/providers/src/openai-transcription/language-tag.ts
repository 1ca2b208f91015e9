/** Two-letter tags by what English calls their languages: `french` → `fr`. */
const TAG_BY_NAME = nameTags()

/** Whisper's own names for what English calls otherwise, and the languages that have no two letters. */
const WHISPERS_NAMES: Readonly<Record<string, string>> = {
  myanmar: 'my',
  tagalog: 'tl',
  cantonese: 'yue',
  hawaiian: 'haw',
  nynorsk: 'nn',
  javanese: 'jv',
  pashto: 'ps',
  sinhala: 'si',
}

/** The primary tag of a language as servers tell it, by its tag or its English name; `null` for what is neither. */
export function languageTag(told: string): string | null {
  const name = told.trim().toLowerCase()
  const [primary = ''] = name.split(/[-_]/)
  if (/^[a-z]{2,3}$/.test(primary)) return primary
  return WHISPERS_NAMES[name] ?? TAG_BY_NAME.get(name) ?? null
}

function nameTags(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const tags = letters.flatMap((first) => letters.map((second) => first + second))
  const found = new Map<string, string>()
  for (const tag of tags) {
    const name = names.of(tag)?.toLowerCase()
    // A tag that was given up for another has the name of the new one.
    if (name !== undefined && Intl.getCanonicalLocales(tag)[0] === tag) found.set(name, tag)
  }
  return found
}
