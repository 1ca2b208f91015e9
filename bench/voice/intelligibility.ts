import { wordErrorRate } from '../../packages/check/src/probes/word-errors.ts'
import type { Recogniser } from './recogniser.ts'
import type { Asked } from './time-clip.ts'

/** Twenty sentences of everyday words, six to nine of them, without names or figures. */
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
  'The doctor said that everything is fine.',
  'I would like a glass of cold water.',
  'Her father built this house many years ago.',
  'The music was too loud for the baby.',
  'We should go home before it gets dark.',
  'The teacher asked a very difficult question.',
  'He never told anyone about the letter.',
  'There is a beautiful lake behind the hill.',
  'You can leave your coat in the hall.',
  'The whole family came to the wedding.',
] as const

export type Understood = {
  /** Over all sentences, each counting the same. */
  readonly wordErrorRate: number
  readonly sentences: readonly { readonly said: string; readonly heard: string; readonly wordErrorRate: number }[]
}

/** Lets a voice say the sentences, and a recogniser hear them. */
export async function understand(asked: Asked, recogniser: Recogniser): Promise<Understood> {
  const { speech, voice, language } = asked
  const sampleRate = speech.voices.find(({ id }) => id === voice)?.sampleRate ?? Number.NaN
  const sentences: { said: string; heard: string; wordErrorRate: number }[] = []
  for (const said of SENTENCES) {
    const samples: number[] = []
    const manner = { voice, language, speed: 1, pitch: 1, signal: new AbortController().signal }
    for await (const event of speech.speak(said, manner)) if (event.type === 'audio') samples.push(...event.pcm)
    const heard = await recogniser.recognise(Int16Array.from(samples), sampleRate)
    sentences.push({ said, heard, wordErrorRate: wordErrorRate(said, heard) })
  }
  const sum = sentences.reduce((total, sentence) => total + sentence.wordErrorRate, 0)
  return { wordErrorRate: sum / sentences.length, sentences }
}
