/** Words whose full stop never ends a sentence, because a name or a number follows. Lower case, without the stop. */
const BEFORE_A_NAME: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof st ste jr sr rev gen col capt lt sgt hon gov pres mt ft fig figs vol pp cf vs approx ' +
    'm mm mme mmes mlle mlles mgr pr me bd av chap art éd tél env p.ex'
  ).split(' '),
)

/** Words whose full stop ends a sentence only when a capital letter follows. */
const MAYBE_LAST: ReadonlySet<string> = new Set(
  (
    'etc e.g i.e a.m p.m a.k.a u.s u.k u.n ph.d inc ltd co corp dept est min max sec hr hrs ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur fri sat sun ' +
    'janv févr avr juil déc lun mer jeu ven sam dim c.-à-d j.-c'
  ).split(' '),
)

export type StopKind = 'ends nothing' | 'ends before a capital' | 'ends a sentence'

/**
 * What a full stop after `word` means. English and French lists together: a conversation mixes both, and a word that
 * is an abbreviation in one hardly ever ends a sentence in the other.
 */
export function stopAfter(word: string): StopKind {
  const lower = word.toLowerCase()
  if (BEFORE_A_NAME.has(lower)) return 'ends nothing'
  if (MAYBE_LAST.has(lower)) return 'ends before a capital'
  // Initials ("J. K. Rowling") and dotted capitals ("U.S.S.R."), but not "I" or a French "y".
  if (/^\p{Lu}$/u.test(word) && word !== 'I') return 'ends nothing'
  if (/^(\p{L}\.)+\p{L}$/u.test(word)) return 'ends before a capital'
  return 'ends a sentence'
}
