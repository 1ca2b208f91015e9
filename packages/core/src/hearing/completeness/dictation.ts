import type { SpokenLanguage } from './spoken-language.ts'

/** Endings of an address: after one of them, an address is whole. */
const TOP_LEVEL = new Set('com org net fr uk io edu gov de ch be ca eu dev ai info es it'.split(' '))
/** Spoken digits in a row that nobody says unless they dictate. */
const MANY_GROUPS = 3
/** Codes have four or six figures: with four, two more may come. */
const CODE_CUE = /(?<!\p{L})(?:code|pin|password|mot de passe)(?!\p{L})/u
const CODE_FIGURES: readonly number[] = [4, 6]
/** Letters in a row that are spelling even without its cue. */
const MANY_LETTERS = 3

/** How far it is. */
export type Dictated = 'going on' | 'perhaps whole' | 'whole'

/**
 * How far a number, an address, a spelt name or a list is that is being dictated; `null` when nothing is.
 *
 * @param text lower case, without blanks and marks at its end
 * @param words its words
 */
export function dictation(text: string, words: readonly string[], lists: SpokenLanguage): Dictated | null {
  return address(text, words, lists) ?? digits(words, lists) ?? spelling(text, words, lists)
}

/** Whether a list is begun and its last item not announced: `milk, eggs, bread` without its `and`. */
export function isOpenList(text: string, lists: SpokenLanguage): boolean {
  return lists.listCue.test(text) && text.includes(',') && !lists.lastItem.test(text)
}

function address(text: string, words: readonly string[], lists: SpokenLanguage): 'going on' | 'whole' | null {
  const hasAt = /\p{L}@/u.test(text) || /(?<!\p{L})arobase(?!\p{L})/u.test(text)
  if (!hasAt && !lists.addressCue.test(text)) return null
  const last = words.at(-1) ?? ''
  const before = words.at(-2) ?? ''
  const hasSign = words.some((word) => lists.at.includes(word)) || /[@.]\p{L}/u.test(text)
  if (TOP_LEVEL.has(last) && (lists.signs.includes(before) || /[.]\p{L}+$/u.test(text))) return 'whole'
  if (lists.signs.includes(last)) return 'going on'
  // "My e-mail is": what follows is dictated. "The e-mail was long" is about one.
  const dictates = /(?:\bis|'s|c'est|est)(?:\s+\S+)*$/u.test(text) && hasSign
  return hasAt || dictates || /(?:address is|e-?mail is|mail est|mail c'est|adresse est|adresse c'est)$/u.test(text)
    ? 'going on'
    : null
}

function digits(words: readonly string[], lists: SpokenLanguage): Dictated | null {
  const groups: number[] = []
  let previous: 'unit' | 'teen' | 'ten' | 'figures' | null = null
  for (const word of words) {
    // "Vingt et un" is one group, too.
    if (word === 'et' && previous === 'ten') continue
    let kind = kindOf(word, lists)
    if (kind === null) groups.length = 0
    else if (kind === 'figures') groups.push(word.length)
    // "Forty-two" and "quatre-vingt" are one group; "trente-quatre vingt" are two.
    else if (previous === 'ten' && kind !== 'ten') {
      groups[groups.length - 1] = 2
      kind = 'teen'
    } else if (previous === 'unit' && kind === 'ten' && /^(?:vingts?|cent|hundred)$/.test(word))
      groups[groups.length - 1] = 2
    else groups.push(kind === 'unit' ? 1 : 2)
    previous = kind
  }
  const plain = words.join(' ')
  const isAskedFor = lists.numberCue.test(plain)
  if (groups.length === 0) return isAskedFor && /(?:\bis|c'est|\best|\bau|\bat|\bon)$/u.test(plain) ? 'going on' : null
  if (!isAskedFor && groups.length < MANY_GROUPS) return null
  const said = groups.reduce((sum, group) => sum + group, 0)
  if (lists.wholeNumbers.includes(said)) return 'whole'
  return CODE_CUE.test(plain) && CODE_FIGURES.includes(said) ? 'perhaps whole' : 'going on'
}

function kindOf(word: string, lists: SpokenLanguage): 'unit' | 'teen' | 'ten' | 'figures' | null {
  if (/^\d+$/.test(word)) return 'figures'
  if (lists.units.includes(word)) return 'unit'
  if (lists.teens.includes(word)) return 'teen'
  return lists.tens.includes(word) ? 'ten' : null
}

function spelling(text: string, words: readonly string[], lists: SpokenLanguage): 'going on' | null {
  const lastOther = words.findLastIndex((word) => !/^\p{L}$/u.test(word))
  const letters = words.length - 1 - lastOther
  return letters >= MANY_LETTERS || (letters > 0 && lists.spellingCue.test(text)) ? 'going on' : null
}
