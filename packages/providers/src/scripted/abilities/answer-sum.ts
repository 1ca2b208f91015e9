import { readSum, type SumToken } from '../arithmetic/read-sum.ts'
import { solveSum } from '../arithmetic/solve-sum.ts'
import type { LanguagePack } from '../rules/types.ts'
import type { Ability } from './ability.ts'

/** Digits after the point that are worth hearing. */
const SPOKEN_DECIMALS = 4
/** From here on a double no longer holds every whole number, and nobody wants to hear them all. */
const HUGE = 1e15
const SIGNIFICANT_DIGITS_OF_HUGE = 4

/** Works out the sum that the rule captured: `{sum}` as it is said, `{result}`, or `{about}` when it was rounded. */
export const answerSum: Ability = ({ captures }, { language: { pack } }) => {
  const tokens = readSum(captures.sum ?? '', pack.numbers)
  const value = tokens === null ? null : solveSum(tokens)
  if (tokens === null || value === null || !Number.isFinite(value)) return { say: 'otherwise', slots: {} }
  const shown = roundForSpeech(value)
  const rounded = Math.abs(shown - value) > Math.abs(value) * 1e-9
  const result = { [rounded ? 'about' : 'result']: spokenNumber(shown, pack) }
  // Brackets cannot be heard: the sum is then not said again.
  return { say: 'replies', slots: tokens.includes('(') ? result : { ...result, sum: spokenSum(tokens, pack) } }
}

function roundForSpeech(value: number): number {
  if (Math.abs(value) >= HUGE) return Number(value.toPrecision(SIGNIFICANT_DIGITS_OF_HUGE))
  // Very small numbers keep their first digits instead of becoming nothing.
  return Math.abs(value) < 0.01 ? Number(value.toPrecision(3)) : Number(value.toFixed(SPOKEN_DECIMALS))
}

function spokenSum(tokens: readonly SumToken[], pack: LanguagePack): string {
  const spoken = tokens.map((token) =>
    typeof token === 'number' ? spokenNumber(token, pack) : (pack.numbers.spoken[token] ?? token),
  )
  return spoken.join(' ')
}

function spokenNumber(value: number, { locale, numbers }: LanguagePack): string {
  const notation = Math.abs(value) >= HUGE ? 'compact' : 'standard'
  const format = new Intl.NumberFormat(locale, { notation, compactDisplay: 'long', maximumSignificantDigits: 17 })
  const digits = format.format(Math.abs(value)).replaceAll('\u202f', '\u00a0')
  return value < 0 ? `${numbers.spoken['-']} ${digits}` : digits
}
