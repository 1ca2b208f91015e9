import type { Pcm } from '@eva/core'
import { createFlite } from '../flite/index.ts'

/** Ten short sentences of everyday words. */
export const SENTENCES = [
  'The old man walked slowly down the street.',
  'She opened the window and looked outside.',
  'We had dinner together in the garden.',
  'The children are playing in the snow.',
  'I will call you again tomorrow morning.',
  'He left his keys on the kitchen table.',
  'The train was late because of the rain.',
  'My brother works in a small hotel.',
  'They walked along the river until sunset.',
  'Please close the door when you leave.',
] as const

/** The sentences as two men say them in turn, neither of whom is how Eva sounds. */
export async function spokenSentences(count: number = SENTENCES.length): Promise<readonly Pcm[]> {
  const speech = await createFlite()
  try {
    const spoken: Pcm[] = []
    for (const [index, text] of SENTENCES.slice(0, count).entries()) {
      const voice = index % 2 === 0 ? 'flite:rms' : 'flite:awb'
      const samples: number[] = []
      const manner = { voice, language: 'en', speed: 1, pitch: 1, signal: new AbortController().signal }
      for await (const event of speech.speak(text, manner)) if (event.type === 'audio') samples.push(...event.pcm)
      spoken.push(Int16Array.from(samples))
    }
    return spoken
  } finally {
    await speech.close()
  }
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}']+/gu) ?? []

/** The share of words that are wrong, wherever they stand: those that are missing or those too many, whichever are more. */
export function wrongWords(said: string, heard: string): number {
  const spoken = wordsOf(said)
  const left = [...wordsOf(heard)]
  const missing = spoken.filter((word) => {
    const place = left.indexOf(word)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
  return Math.max(missing.length, left.length) / spoken.length
}
