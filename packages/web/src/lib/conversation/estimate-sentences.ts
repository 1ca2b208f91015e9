import type { SpokenSentence } from './conversation.ts'

const CODE = /(```|~~~)[\s\S]*?(?:\1|$)/g
const SENTENCE = /\S[\s\S]*?(?:[.!?…]["'’»”)*_]*(?=\s|$)|\n\s*\n|$)/g

/**
 * The sentences of an answer that is said again, where nobody tells when they sound: each has the share of the sound that
 * it has of the characters. Fit for a sentence, not for a word, so there are no words in them.
 */
export function estimateSentences(answer: string, audioMs: number): SpokenSentence[] {
  const said = answer.replace(CODE, (block) => block.replace(/[^\n]/g, ' '))
  const texts = (said.match(SENTENCE) ?? []).map((text) => text.trim()).filter((text) => /[\p{L}\p{N}]/u.test(text))
  const characters = texts.reduce((sum, { length }) => sum + length, 0)
  return texts.map((text) => ({ text, audioMs: (audioMs * text.length) / characters, words: [] }))
}
