import type { LanguagePack } from '../rules/types.ts'
import type { Topic } from './facts.ts'
import { wordsIn } from './take-apart.ts'

/** Whether a clause begins with "she" or "her", or with an "it" that is not about "my" something itself. */
export function startsWithPronoun(said: string, { memory, ...pack }: LanguagePack): boolean {
  const [first = '', ...others] = wordsIn(said, { memory, ...pack })
  if (memory.things.includes(first)) return !others.some((word) => memory.possessives.includes(word))
  return [...memory.pronouns, ...memory.owners].includes(first)
}

/** "She lives in Lyon" becomes "my sister lives in Lyon". */
export function insteadOfPronoun(said: string, topic: Topic | null, pack: LanguagePack): string {
  if (topic === null) return said
  const [first = ''] = wordsIn(said, pack)
  const rest = said.replace(/^[\p{L}]+/u, '')
  if (!pack.memory.owners.includes(first)) return `${topic.named}${spelledOut(rest)}`
  return pack.language === 'en' ? `${topic.named}'s${rest}` : said
}

/** "'s" after a noun reads like an owner's: "my sister is a doctor"; of "c'est" the verb stays. */
const spelledOut = (rest: string): string =>
  rest
    .replace(/^['’]s(?= )/, ' is')
    .replace(/^['’]re(?= )/, ' are')
    .replace(/^['’](?=é|est)/, ' ')
