import type { Sign } from '../rules/memory-words.ts'
import type { LanguagePack } from '../rules/types.ts'
import { normalWord, readSentences } from '../understand/words.ts'

/** The order in which what answers "when?" and "where?" is looked for: a day may look like a place. */
const SIGNS: readonly Sign[] = ['day', 'hour', 'colour', 'place', 'number']
/** Shortest word that is left of one without its ending. */
const SHORTEST_STEM = 3

/** Stands for the hyphen of "petit-fils" while words are told apart: a letter, and as long. */
const HYPHEN = 'ꞏ'

const joinCompounds = (text: string, { memory }: LanguagePack): string =>
  text.replace(memory.compounds, (start) => start.replace('-', HYPHEN))

/** The words of a text in normal form, in order; "petit-fils" is one. */
export function wordsIn(text: string, pack: LanguagePack): readonly string[] {
  return readSentences(joinCompounds(text, pack), pack.hearing).flatMap((sentence) =>
    sentence.map(({ normal }) => normal),
  )
}

/** The words that say what a text is about, without their endings; different words for one thing become one. */
export function contentWords(text: string, pack: LanguagePack): readonly string[] {
  return wordsIn(text, pack)
    .filter((word) => !pack.memory.smallWords.includes(word))
    .map((word) => stemOf(word, pack))
}

/** A word as it is known in both languages, or without its ending: "lives" and "living" are "liv". */
export function stemOf(written: string, { sameThings, memory }: LanguagePack): string {
  const plain = normalWord(written).replaceAll('-', HYPHEN)
  const same = sameThings[plain] ?? sameThings[plain.replace(/s$/, '')]
  if (same !== undefined) return same
  const ending = memory.endings.find((each) => plain.endsWith(each) && plain.length - each.length >= SHORTEST_STEM)
  return ending === undefined ? plain : plain.slice(0, -ending.length)
}

/** What of a text answers "when?", "where?" and so on, in the writer's spelling. */
export function signsIn(text: string, { memory }: LanguagePack): ReadonlyMap<Sign, string> {
  const found = new Map<Sign, string>()
  let rest = text
  for (const sign of SIGNS) {
    const [match] = memory.signs[sign].exec(rest) ?? []
    if (match === undefined) continue
    found.set(sign, match)
    // What is a day is not a place as well.
    if (sign === 'day' || sign === 'hour') rest = rest.replace(match, ' ')
  }
  return found
}

/**
 * What a clause is about: the word after "my", else the main word after "a"; `null` where there is neither.
 * @param owned Of "my hip operation" the first word is wanted, or the main one: that is only safe where no verb follows.
 */
export function thingIn(clause: string, pack: LanguagePack, owned: 'first' | 'whole' = 'first'): string | null {
  const { memory, hearing } = pack
  const plain = [...signsIn(clause, pack)]
    .filter(([sign]) => sign === 'day' || sign === 'hour')
    .reduce((text, [, match]) => text.replace(match, ','), clause)
  const words = readSentences(joinCompounds(plain, pack), hearing).flat()
  const isThing = ({ normal }: { readonly normal: string }): boolean => !memory.smallWords.includes(normal)
  const written = ({ start, end }: { readonly start: number; readonly end: number }): string => plain.slice(start, end)
  const mine = words.findIndex(({ normal }) => memory.possessives.includes(normal))
  const thing = mine < 0 ? undefined : words.slice(mine + 1).find(isThing)
  if (thing !== undefined && owned === 'first') return written(thing)
  const article = mine < 0 ? words.findIndex(({ normal }) => memory.articles.includes(normal)) : mine
  if (article < 0) return null
  const group = words.slice(article + 1)
  const end = group.findIndex((word) => !isThing(word))
  const paused = group.findIndex(({ pause }) => pause) + 1
  const whole = group.slice(0, Math.min(end < 0 ? group.length : end, paused || group.length))
  const main = whole.at(memory.headFirst ? 0 : -1)
  return main === undefined ? null : written(main)
}
