import type { NumberWords } from '../rules/types.ts'
import { normalWord } from '../understand/words.ts'

/** A number or a sign of arithmetic: `+ - * / ^ % ² ³ √ ( )` and `of`, which multiplies but is said otherwise. */
export type SumToken = number | string

const LEXEME = /\d+(?:[.,]\d+)*|[a-z]+|[-+*/×÷:^%²³√()]/g
const UNREADABLE = /[^a-z\d\s.,'+*/×÷:^%²³√()=?-]/
const SIGNS: Readonly<Record<string, string>> = { '×': '*', '÷': '/', ':': '/' }

/**
 * Reads "17 times 3", "12,5 + 3" or "vingt et un fois deux" into numbers and signs; `null` when a word in it is
 * neither.
 */
export function readSum(text: string, numbers: NumberWords): readonly SumToken[] | null {
  const plain = normalWord(text).replace(/[=?.\s]+$/, '')
  if (UNREADABLE.test(plain)) return null
  const hyphensInWords = plain.replace(/(?<=[a-z])-(?=[a-z])/g, ' ')
  const tokens: SumToken[] = []
  for (let rest: readonly string[] = hyphensInWords.match(LEXEME) ?? []; rest.length > 0; ) {
    const read = readOperator(rest, numbers) ?? readNumber(rest, numbers)
    if (read === null) return null
    tokens.push(...read.tokens)
    rest = rest.slice(read.length)
  }
  return tokens
}

type Read = { readonly tokens: readonly SumToken[]; readonly length: number }

function readOperator(lexemes: readonly string[], numbers: NumberWords): Read | null {
  const [first = ''] = lexemes
  if (/^[-+*/×÷:^%²³√()]$/.test(first)) return { tokens: [SIGNS[first] ?? first], length: 1 }
  for (const [phrase, signs] of numbers.operators) {
    const words = phrase.split(' ')
    if (!words.every((word, index) => lexemes[index] === word)) continue
    const tokens = signs.split(' ').map((sign) => (/^\d/.test(sign) ? Number(sign) : sign))
    return { tokens, length: words.length }
  }
  return null
}

function readNumber(lexemes: readonly string[], numbers: NumberWords): Read | null {
  const whole = readDigits(lexemes, numbers) ?? readNumberWords(lexemes, numbers)
  if (whole === null || !numbers.points.includes(lexemes[whole.length] ?? '')) return whole
  const decimals: string[] = []
  for (const lexeme of lexemes.slice(whole.length + 1)) {
    const digits = /^\d+$/.test(lexeme) ? lexeme : numbers.words[lexeme]?.toString()
    if (digits === undefined) break
    decimals.push(digits)
  }
  if (decimals.length === 0) return null
  const value = Number(`${whole.tokens[0]}.${decimals.join('')}`)
  return { tokens: [value], length: whole.length + 1 + decimals.length }
}

function readDigits(lexemes: readonly string[], { commaGroupsThousands }: NumberWords): Read | null {
  const [first = ''] = lexemes
  if (!/^\d/.test(first)) return null
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(first) && commaGroupsThousands) {
    return { tokens: [Number(first.replaceAll(',', ''))], length: 1 }
  }
  if (!/^\d+(?:[.,]\d+)?$/.test(first)) return null
  const groups = commaGroupsThousands || !/^\d{1,3}$/.test(first) ? [] : leadingGroups(lexemes.slice(1))
  return { tokens: [Number([first, ...groups].join('').replace(',', '.'))], length: 1 + groups.length }
}

/** The "500" and "000,5" of "2 500 000,5". */
function leadingGroups(lexemes: readonly string[]): readonly string[] {
  const end = lexemes.findIndex((lexeme) => !/^\d{3}(?:,\d+)?$/.test(lexeme))
  return end < 0 ? lexemes : lexemes.slice(0, end)
}

/** Adds up "two hundred and five" or "quatre-vingt-dix-sept"; stops where the next word cannot continue the number. */
function readNumberWords(lexemes: readonly string[], numbers: NumberWords): Read | null {
  let thousands = 0
  let current: number | null = null
  let length = 0
  for (let index = 0; index < lexemes.length; index += 1) {
    const word = lexemes[index] ?? ''
    if (current !== null && numbers.glue.includes(word) && lexemes[index + 1] !== undefined) continue
    const value = Object.hasOwn(numbers.words, word) ? numbers.words[word] : undefined
    if (value === undefined) break
    if (value >= 1_000) {
      thousands += (current ?? 1) * value
      current = 0
    } else {
      const next = joinNumber(current, value)
      if (next === null) break
      current = next
    }
    length = index + 1
  }
  return current === null ? null : { tokens: [thousands + current], length }
}

function joinNumber(current: number | null, value: number): number | null {
  if (current === null) return value
  if (value === 100) return current > 0 && current < 10 ? current * 100 : current === 0 ? 100 : null
  if (value === 20 && current % 100 === 4) return current + 76
  const [tens, units] = [current % 100, current % 10]
  if (tens === 0) return current + value
  // "soixante-douze", "quatre-vingt-douze", "dix-sept"
  const counted = ((tens === 60 || tens === 80) && value < 20) || (tens === 10 && value >= 7 && value < 10)
  return units === 0 && (counted || (tens >= 20 && value < 10)) ? current + value : null
}
