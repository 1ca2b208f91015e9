import type { SumToken } from './read-sum.ts'

/** Deepest nesting of brackets that is followed; deeper is not something a person says. */
const MAX_DEPTH = 20

/**
 * Works out a sum with the usual precedence: brackets, roots and powers, signs, products, sums. A percentage that is
 * added or taken away is one of what stands before it (50 + 10 % is 55), as on a pocket calculator.
 * @returns `null` when the tokens are no sum or hold no operation; `NaN` or infinite when there is no answer.
 */
export function solveSum(tokens: readonly SumToken[]): number | null {
  if (!tokens.some((token) => typeof token === 'string' && token !== '(' && token !== ')')) return null
  if (!tokens.some((token) => typeof token === 'number')) return null
  if (tokens.length === 2 && (tokens[0] === '-' || tokens[0] === '+')) return null
  let at = 0
  let depth = 0
  const next = (): SumToken | undefined => tokens[at]
  const take = (...signs: readonly string[]): string | null => {
    const token = next()
    if (typeof token !== 'string' || !signs.includes(token)) return null
    at += 1
    return token
  }

  const sum = (): number | null => {
    let left = product()
    for (let sign = take('+', '-'); sign !== null && left !== null; sign = take('+', '-')) {
      const start = at
      const right = product()
      if (right === null) return null
      const percentOfLeft = tokens[at - 1] === '%' && at - start === 2
      const amount = percentOfLeft ? left * right : right
      left = sign === '+' ? left + amount : left - amount
    }
    return left
  }
  const product = (): number | null => {
    let left = signed()
    for (let sign = take('*', '/', 'of'); sign !== null && left !== null; sign = take('*', '/', 'of')) {
      const right = signed()
      if (right === null) return null
      left = sign === '/' ? left / right : left * right
    }
    return left
  }
  const signed = (): number | null => {
    const sign = take('-', '+')
    const value = sign === null ? power() : nested(signed)
    return sign === '-' && value !== null ? -value : value
  }
  const power = (): number | null => {
    let base = atom()
    for (let mark = take('%', '²', '³'); mark !== null && base !== null; mark = take('%', '²', '³')) {
      base = mark === '%' ? base / 100 : base ** (mark === '²' ? 2 : 3)
    }
    if (base === null || take('^') === null) return base
    const exponent = nested(signed)
    return exponent === null ? null : base ** exponent
  }
  const atom = (): number | null => {
    const token = next()
    if (typeof token === 'number') {
      at += 1
      return token
    }
    if (take('√') !== null) {
      const value = nested(next() === '-' ? signed : atom)
      return value === null ? null : Math.sqrt(value)
    }
    if (take('(') === null) return null
    const value = nested(sum)
    return take(')') === null ? null : value
  }
  const nested = (parse: () => number | null): number | null => {
    if (depth >= MAX_DEPTH) return null
    depth += 1
    const value = parse()
    depth -= 1
    return value
  }

  const value = sum()
  return at === tokens.length ? value : null
}
