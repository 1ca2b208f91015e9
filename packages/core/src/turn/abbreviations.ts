const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** A name follows: the full stop never ends a sentence. As written, because "me." ends one where "Me." is a lawyer. */
const BEFORE_A_NAME = words(
  'Mr Mrs Ms Dr Prof St Ste Rev Gen Col Capt Lt Sgt Hon Gov Pres Sen Mt Ft M MM Mme Mmes Mlle Mlles Mgr Me Pr Bd Av ' +
    'mr mrs ms dr mme mmes mlle mlles mgr',
)

/** Something always follows. Lower case, like the list below, and without the last stop. */
const NEVER_LAST = words('e.g i.e a.k.a viz cf vs approx env av p.ex www')

/** These end a sentence only when a capital letter follows; before a number or a small letter they go on. */
const MAYBE_LAST = words(
  'etc ex al ed no nos vol fig figs art chap sect pp ph.d inc ltd co corp dept est jr sr bros min max sec hr hrs mm ft ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur fri sat sun ' +
    'janv févr avr juil déc lun mer jeu ven sam dim c.-à-d j.-c éd tél bd st',
)

export type StopKind = 'ends nothing' | 'ends before a capital' | 'ends a sentence'

/**
 * What a full stop after `word` means. English and French lists together: a conversation mixes both, and a word that
 * is an abbreviation in one hardly ever ends a sentence in the other.
 */
export function stopAfter(word: string): StopKind {
  const lower = word.toLowerCase()
  if (BEFORE_A_NAME.has(word) || NEVER_LAST.has(lower)) return 'ends nothing'
  if (MAYBE_LAST.has(lower)) return 'ends before a capital'
  // Initials ("J. K. Rowling", "J.-P.") and dotted capitals ("the U.S. Army"), but not "I".
  if (/^(\p{Lu}\.-?)*\p{Lu}$/u.test(word) && word !== 'I') return 'ends nothing'
  // "9 a.m.", "p. 5", "option b."
  if (/^(\p{Ll}\.)*\p{Ll}$/u.test(word)) return 'ends before a capital'
  return 'ends a sentence'
}
