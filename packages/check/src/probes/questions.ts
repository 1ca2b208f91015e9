import type { Context } from '../context.ts'
import { between } from '../random.ts'

/** A question that nobody has asked before, and what an answer to it must hold. */
export type Question = { readonly text: string; readonly right: string }

/** Sums of numbers that are drawn: a reply from a cache cannot know them, and the shortest of answers will do. */
export function sum({ random }: Context, language: 'en' | 'fr' = 'en'): Question {
  const [a, b] = [between(random, 100, 4_999), between(random, 100, 4_999)]
  const text = language === 'en' ? `What is ${a} plus ${b}?` : `Combien font ${a} plus ${b} ?`
  return { text, right: `${a + b}` }
}

const FIRST = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heron', 'indigo', 'jasper']
const SECOND = ['kettle', 'lantern', 'marble', 'nectar', 'orchid', 'pepper', 'quartz', 'ribbon', 'saffron', 'thistle']

/** A name that nobody has. */
export function madeUpName({ random }: Context): string {
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? 'word'
  const name = `${pick(FIRST)}${pick(SECOND)}`
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Whether a reply holds a number, however its digits are grouped. */
export const holdsNumber = (reply: string, number: string): boolean =>
  reply.replace(/(?<=\d)[\s\u00a0\u202f,.'’](?=\d{3})/g, '').includes(number)

/** Something to talk about for longer than a sentence. */
export const STORY = 'Tell me a short story.'
