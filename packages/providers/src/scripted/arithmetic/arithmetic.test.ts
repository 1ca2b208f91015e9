import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../rules/en/index.ts'
import { FRENCH } from '../rules/fr/index.ts'
import { startTestChat } from '../test-chat.ts'
import { readSum } from './read-sum.ts'
import { solveSum } from './solve-sum.ts'

const solve = (text: string, pack = ENGLISH): number | null => {
  const tokens = readSum(text, pack.numbers)
  return tokens === null ? null : solveSum(tokens)
}

describe('sums', () => {
  it.each<readonly [string, number]>([
    ['17 times 3', 51],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['((1+2)*(3+4))-1 =', 20],
    ['10 - 4 - 3', 3],
    ['100 / 10 / 2', 5],
    ['2 ^ 3 ^ 2', 512],
    ['-5 + 3', -2],
    ['4 * -2', -8],
    ['-2 ^ 2', -4],
    ['12.5 plus 3', 15.5],
    ['1,250 × 2', 2_500],
    ['20% of 50', 10],
    ['50 + 10%', 55],
    ['50 minus 10 percent', 45],
    ['200 * 5%', 10],
    ['half of 9', 4.5],
    ['a quarter of 100', 25],
    ['twice 21', 42],
    ['9 squared plus 1', 82],
    ['the square root of 81', 9],
    ['twenty-one times two', 42],
    ['three hundred and sixty five minus five', 360],
    ['two thousand and six divided by two', 1_003],
    ['one million divided by four', 250_000],
    ['three point five times two', 7],
    ['7 x 8', 56],
    ['two and two', 4],
  ])('reads and solves "%s"', (text, expected) => {
    expect(solve(text)).toBeCloseTo(expected, 9)
  })

  it.each<readonly [string, number]>([
    ['7 fois 8', 56],
    ['12,5 + 3', 15.5],
    ['1 000 000 + 500', 1_000_500],
    ['2 500,75 moins 0,75', 2_500],
    ['vingt et un fois deux', 42],
    ['quatre-vingt-dix-sept plus trois', 100],
    ['soixante-douze moins douze', 60],
    ['quatre-vingts divisé par quatre', 20],
    ['dix-sept fois trois', 51],
    ['deux cent cinquante plus mille', 1_250],
    ['trois mille deux cents plus un', 3_201],
    ['septante plus nonante', 160],
    ['20 % de 50', 10],
    ['la moitié de dix', 5],
    ['le double de 21', 42],
    ['cinq au carré', 25],
    ['la racine carrée de 144', 12],
    ['trois virgule cinq fois deux', 7],
    ['100 sur 8', 12.5],
  ])('lit et résout "%s"', (text, expected) => {
    expect(solve(text, FRENCH)).toBeCloseTo(expected, 9)
  })

  it.each(['10 / 0', '0 / 0', '5 divided by zero', 'the square root of -4'])('has no number for "%s"', (text) => {
    expect(Number.isFinite(solve(text))).toBe(false)
    expect(solve(text)).not.toBeNull()
  })

  it.each([
    '',
    '5',
    '(5)',
    '-5',
    'five',
    '5 +',
    '* 5',
    '(2 + 3',
    '2 3',
    'tea for two',
    'my 2 cats',
    '()',
    '2 + apples',
    '1.2.3 + 4',
  ])('does not take "%s" for a sum', (text) => {
    expect(solve(text)).toBeNull()
  })

  it('gives up on brackets nested deeper than anyone speaks', () => {
    expect(solve(`${'('.repeat(19)}1 + 1${')'.repeat(19)}`)).toBe(2)
    expect(solve(`${'('.repeat(500)}1 + 1${')'.repeat(500)}`)).toBeNull()
  })
})

describe('what is said about them', () => {
  it.each<readonly [string, RegExp]>([
    ['What is 17 times 3?', /\b51\b/],
    ['what is (5+3)*2-4', /^(?!.*times).*\b12\b/],
    ['100 - 250', /minus 150/],
    ['what is 10 / 3', /about 3\.3333|roughly 3\.3333/],
    ['0.1 + 0.2', /(?<!about )\b0\.3\./],
    ['what is 2 to the power of 64', /about 18[.,\d]* (?:quintillion|million trillion)|(?:about|roughly) 18/],
    ['what is 1000 * 1000', /1,000,000/],
    ['what is 1 / 3000', /0\.000333/],
    ['how much is 5 divided by 0', /zero|no answer/],
  ])('answers "%s"', async (said, expected) => {
    expect(await startTestChat(said).say(said)).toMatch(expected)
  })

  it.each<readonly [string, RegExp]>([
    ['Combien font 7 fois 8 ?', /\b56\b/],
    ['calcule dix divisé par trois', /3,3333/],
    ['combien font 1000 fois 1000', /1\u00a0000\u00a0000/],
    ['combien fait 3 moins 5', /moins 2/],
    ['combien font 8 divisé par zéro', /zéro|refusent/],
  ])('répond à "%s"', async (said, expected) => {
    expect(await startTestChat(said).say(said)).toMatch(expected)
  })
})
