import type { Sign } from '../rules/memory-words.ts'
import type { LanguagePack } from '../rules/types.ts'
import type { Fact } from './facts.ts'
import { contentWords, signsIn, stemOf } from './take-apart.ts'

/** What may be put in the place of its like without being asked for by name. */
const DETAILS: readonly Sign[] = ['day', 'hour', 'place', 'colour', 'number']

/** "It is on Wednesday", after "I have a meeting on Tuesday at 10": the day alone changes. */
export function correctedByDetail(told: string, thing: string, facts: Iterable<Fact>, pack: LanguagePack): Fact | null {
  const signs = signsIn(told, pack)
  const rest = restOf(told, thing, pack)
  if (signs.size === 0 || rest !== '') return null
  const earlier = [...facts].findLast(
    (fact) =>
      fact.kind === 'told' &&
      fact.language === pack.language &&
      fact.thing !== null &&
      stemOf(fact.thing, pack) === stemOf(thing, pack) &&
      restOf(fact.told, thing, pack) === '' &&
      [...signs.keys()].every((sign) => signsIn(fact.told, pack).has(sign)),
  )
  return earlier === undefined ? null : { ...earlier, told: putInPlace(earlier.told, told, pack) }
}

/** What a clause says besides its thing and what answers "when?" and "where?". */
function restOf(told: string, thing: string, pack: LanguagePack): string {
  const plain = [...signsIn(told, pack).values()].reduce((text, match) => text.replace(match, ' '), told)
  const about = stemOf(thing, pack)
  return contentWords(plain, pack)
    .filter((word) => word !== about)
    .join(' ')
}

/** One fact for what is said of a thing in the same words, whichever the day, the place or the colour. */
export function toldKey(told: string, thing: string, pack: LanguagePack): string {
  const signs = [...signsIn(told, pack).keys()].toSorted().join('+')
  const rest = restOf(told, thing, pack)
  return `told ${stemOf(thing, pack)} ${rest} ${signs}`
}

/** The day, the hour, the place of a correction in the place of what stood there, or behind it all. */
export function putInPlace(told: string, correction: string, pack: LanguagePack): string {
  const [before, after] = [signsIn(told, pack), signsIn(correction, pack)]
  return DETAILS.reduce((text, sign) => {
    const [old, now] = [before.get(sign), after.get(sign)]
    if (now === undefined) return text
    return old === undefined ? `${text.replace(/[.,;!\s]+$/, '')} ${now}` : text.replace(old, now)
  }, told)
}
