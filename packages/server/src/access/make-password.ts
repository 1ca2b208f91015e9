import { randomInt } from 'node:crypto'

const CONSONANTS = 'bdfghjklmnprstvz'
const VOWELS = 'aeiou'
/** 16 × 5 syllables are 6.3 bits each. */
const SYLLABLES_PER_WORD = 2
const WORDS = 5

const pick = (letters: string): string => letters[randomInt(letters.length)] ?? ''

/** A password that can be read aloud and typed on a phone, such as `kiba-rotu-…`: 63 bits. */
export function makePassword(): string {
  const syllable = (): string => pick(CONSONANTS) + pick(VOWELS)
  const word = (): string => Array.from({ length: SYLLABLES_PER_WORD }, syllable).join('')
  return Array.from({ length: WORDS }, word).join('-')
}
