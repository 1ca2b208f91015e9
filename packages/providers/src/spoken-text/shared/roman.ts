const DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

/** Only the one right way to write each number up to 89: "IIX" is a name, no number. */
const WELL_FORMED = /^(?=[IVXL])(?:L?X{0,3}|XL)(?:IX|IV|V?I{0,3})$/

/** The number that Roman figures stand for, or `null`. */
export function romanNumber(figures: string): number | null {
  if (!WELL_FORMED.test(figures)) return null
  let sum = 0
  for (let index = 0; index < figures.length; index++) {
    const value = DIGITS[figures.charAt(index)] ?? 0
    sum += value < (DIGITS[figures.charAt(index + 1)] ?? 0) ? -value : value
  }
  return sum
}
