import { expect, it } from 'vitest'
import { MAX_SEARCH_WORDS, searchWords } from './search-words.ts'

it('takes words out of their punctuation, and ligatures apart', () => {
  expect(searchWords(`  "l'œuf" (AND) NEAR/2 – Æ_x*  `)).toEqual(['l', 'oeuf', 'AND', 'NEAR', '2', 'AE', 'x'])
})

it('puts accents that stand apart back on their letters', () => {
  expect(searchWords('e\u0301te\u0301')).toEqual(['été'])
})

it('finds no word in punctuation, symbols or a lone accent', () => {
  expect(searchWords('?! 😀 * " \u0301 \u0000')).toEqual([])
})

it('looks at a bounded number of words', () => {
  expect(searchWords('word '.repeat(1_000))).toHaveLength(MAX_SEARCH_WORDS)
})
