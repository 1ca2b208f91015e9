import { wordsOf } from './words.ts'

/** What people say while another speaks, to say that they listen; by word and by phrase, English and French together. */
const WORDS = new Set(
  (
    'mm mmm mmmm mhm mmhm mhmm hm hmm hmmm uh huh uhhuh ah aah aha oh ooh ooo wow yeah yep yup yes ya ok okay okey right sure ' +
    'cool nice great good true really indeed exactly haha hahaha ha lol ' +
    'oui ouais ouaip ouai mouais voilà bien ben bah bon super génial ah ahah tiens euh heu exact vrai'
  ).split(' '),
)
const PHRASES = [
  'i see',
  'got it',
  'of course',
  'all right',
  'go on',
  'no way',
  'that is right',
  "that's right",
  "d'accord",
  'je vois',
  'bien sûr',
  "c'est vrai",
  "c'est ça",
  'ah bon',
  'très bien',
  'tout à fait',
  'pas mal',
  'ok ok',
]

/** More words than these are meant to be heard. */
const MOST_WORDS = 4

/**
 * Whether words said while she speaks only say that somebody listens: "mm-hm", "yeah, okay", "d'accord". Asked something,
 * "yes" is an answer: ask this only of what was said while she spoke.
 */
export function isBackchannel(text: string): boolean {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > MOST_WORDS) return false
  let rest = ` ${words.join(' ')} `
  for (const phrase of PHRASES) rest = rest.replaceAll(` ${phrase} `, ' ')
  return rest
    .trim()
    .split(' ')
    .every((word) => word === '' || WORDS.has(word))
}
