import { VISEMES, type Viseme } from '@eva/protocol'
import type { TimedPhoneme } from '../contracts/speech.ts'

export { VISEMES, type Viseme }

/** From `timeMs` on the mouth has this shape; `weight` from 0, closed and at rest, to 1, fully shaped. */
export type VisemeKey = { readonly timeMs: number; readonly viseme: Viseme; readonly weight: number }

/**
 * Symbols of the International Phonetic Alphabet by the shape of the mouth, the groups of the Oculus set extended by
 * French: rounded front vowels look like `ou`, `ɲ` like `n`. Two symbols go before one: `tʃ` is not `t`.
 */
const SHAPES: Readonly<Record<Viseme, string>> = {
  sil: 'ʔ',
  PP: 'p b m ɱ',
  FF: 'f v ɸ β ʋ',
  TH: 'θ ð',
  DD: 't d ɾ ʈ ɖ',
  kk: 'k g ɡ ŋ x ɣ q χ c ɟ ç',
  CH: 'tʃ dʒ ʃ ʒ ʂ ʐ ɕ ʑ tɕ dʑ',
  SS: 's z ts dz',
  nn: 'n l ɲ ɫ ʎ ɭ ɬ',
  RR: 'r ɹ ʁ ʀ ɻ ɚ ɝ',
  aa: 'a ɑ æ ʌ ɐ ɒ h ɦ aɪ aʊ',
  E: 'e ɛ ə ɜ ɘ eɪ',
  ih: 'i ɪ j ɨ ᵻ',
  oh: 'o ɔ œ ɞ oʊ ɔɪ əʊ ɵ',
  ou: 'u ʊ w y ø ɥ ʏ ɯ',
}

const BY_SYMBOL: ReadonlyMap<string, Viseme> = new Map(
  VISEMES.flatMap((viseme) => SHAPES[viseme].split(' ').map((symbol) => [symbol, viseme] as const)),
)

/** How far the mouth goes into a shape: consonants are brushed, a breath hardly opens it. */
const WEIGHTS: Readonly<Partial<Record<Viseme, number>>> = { sil: 0, DD: 0.6, kk: 0.5, nn: 0.5, RR: 0.6, SS: 0.7 }
const BREATHS = /^[hɦʔ]/
const BREATH_WEIGHT = 0.3

/** Below this two shapes that are the same are one. */
const GAP_MS = 40

/** The mouth for a phoneme; unknown ones leave it a little open. */
export function shapeOf(ipa: string): Omit<VisemeKey, 'timeMs'> {
  const plain = ipa.normalize('NFD').replace(/[\p{M}ˈˌːˑ'‿.|]/gu, '')
  if (plain === '') return { viseme: 'sil', weight: 0 }
  const viseme = BY_SYMBOL.get(plain.slice(0, 2)) ?? BY_SYMBOL.get(plain.slice(0, 1)) ?? 'E'
  return { viseme, weight: BREATHS.test(plain) ? BREATH_WEIGHT : (WEIGHTS[viseme] ?? 1) }
}

/**
 * The mouth for a clip whose phonemes are known: a key where each begins, at rest in the pauses between them, before the
 * first and after the last.
 */
export function visemesOfPhonemes(phonemes: readonly TimedPhoneme[]): VisemeKey[] {
  const keys: VisemeKey[] = []
  let endMs = 0
  const rest = (timeMs: number): void => {
    if (keys.at(-1)?.viseme !== 'sil') keys.push({ timeMs, viseme: 'sil', weight: 0 })
  }
  for (const { ipa, startMs, endMs: phonemeEndMs } of phonemes) {
    if (startMs - endMs > GAP_MS || keys.length === 0) rest(keys.length === 0 ? 0 : endMs)
    const shape = shapeOf(ipa)
    const before = keys.at(-1)
    if (before?.viseme !== shape.viseme || before.weight !== shape.weight) {
      // A clip that begins with sound is never at rest.
      if (before !== undefined && before.timeMs >= startMs) keys.pop()
      keys.push({ timeMs: startMs, ...shape })
    }
    endMs = phonemeEndMs
  }
  if (keys.length > 0) rest(endMs)
  return keys
}
