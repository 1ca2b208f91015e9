import type { Context } from '../context.ts'

/** A question that nobody has asked before, and what an answer to it must hold. */
export type Question = { readonly text: string; readonly right: string }

/** A sum of numbers that are drawn: a reply from a cache cannot know it, and the shortest of answers will do. */
export function sum({ unique }: Pick<Context, 'unique'>, language: 'en' | 'fr' = 'en'): Question {
  const [a, b] = unique.pair()
  const text =
    language === 'en'
      ? `My ticket is ${unique.word()}. What is ${a} plus ${b}?`
      : `Mon ticket est ${unique.word()}. Combien font ${a} plus ${b} ?`
  return { text, right: `${a + b}` }
}

/** A name that nobody has. */
export function madeUpName({ unique }: Pick<Context, 'unique'>): string {
  const [first = '', second = ''] = unique.word().split('-')
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}${second}`
}

/** Something to talk about for longer than a sentence. */
export const story = ({ unique }: Pick<Context, 'unique'>): string => `Tell me a short story (${unique.word()}).`

/** Whether a reply says a number, however its digits are grouped; as a part of a longer one it does not count. */
export const holdsNumber = (reply: string, number: string): boolean =>
  new RegExp(`(?<!\\d)${number}(?!\\d)`).test(reply.replace(/(?<=\d)[\s\u00a0\u202f,.'’](?=\d{3})/g, ''))
