import { type Speech, wordTimes } from '@eva/core'
import { expect, it } from 'vitest'
import { createEspeak } from '../espeak/index.ts'
import { createFlite } from '../flite/index.ts'
import { LISTENING_TEST_MS, timedClip } from './test-clip.ts'

const ENGLISH = [
  'I was just thinking of you, my friend.',
  'The weather is lovely today, so I went for a walk along the river.',
  'There was a small boat with a red sail, and an old man who waved at me.',
  'Would you like to come along?',
  'It is a quarter past seven, and the soup is still too hot to eat.',
  'Honestly, I never expected that the experiment would work.',
  'Take the second street on the left; the bakery is behind the church.',
  'My grandmother used to say that patience is half of every recipe.',
  'No, not like that: hold the brush more gently.',
  'When the music stopped, everybody looked at the empty stage.',
  'Photosynthesis turns light, water and carbon dioxide into sugar.',
  'He asked whether the library would be open on Sunday morning.',
  'That is wonderful news, congratulations!',
  'If you are tired, we can continue tomorrow.',
  'The quick brown fox jumps over the lazy dog.',
  'Some people read the last page of a novel first, which I find strange.',
  'Could you please repeat the name of the village?',
  'Winter came early that year, and the lake froze before Christmas.',
  'She wrote a letter, tore it up, and wrote another one.',
  'Well, it depends on what you mean by happiness.',
]

const FRENCH = [
  'Je pensais justement à toi, mon ami.',
  'Il fait très beau aujourd’hui, alors je suis allée me promener au bord de l’eau.',
  'Il y avait un petit bateau à la voile rouge, et un vieil homme qui me saluait.',
  'Veux-tu venir avec moi ?',
  'Il est sept heures et quart, et la soupe est encore trop chaude.',
  'Franchement, je ne pensais pas que cette expérience réussirait.',
  'Prenez la deuxième rue à gauche ; la boulangerie est derrière l’église.',
  'Ma grand-mère disait toujours que la patience est la moitié de chaque recette.',
  'Non, pas comme ça : tiens le pinceau plus doucement.',
  'Quand la musique s’est arrêtée, tout le monde a regardé la scène vide.',
  'La photosynthèse transforme la lumière, l’eau et le gaz carbonique en sucre.',
  'Il a demandé si la bibliothèque serait ouverte dimanche matin.',
  'Quelle merveilleuse nouvelle, félicitations !',
  'Si vous êtes fatigué, nous pouvons continuer demain.',
  'Le chat dort paisiblement sur le canapé du salon.',
  'Certains lisent d’abord la dernière page d’un roman, ce que je trouve étrange.',
  'Pourriez-vous répéter le nom du village ?',
  'L’hiver est arrivé tôt cette année-là, et le lac a gelé avant Noël.',
  'Elle a écrit une lettre, l’a déchirée, puis en a écrit une autre.',
  'Eh bien, cela dépend de ce que tu appelles le bonheur.',
]

/** How far the estimate of every word's beginning and end is off, in ms, from the least to the most. */
async function errorsMs(speech: Speech, voice: string, sentences: readonly string[]): Promise<number[]> {
  const errors: number[] = []
  for (const text of sentences) {
    const clip = await timedClip(speech, text, { voice })
    const estimate = wordTimes(text, { text, timed: [], audioMs: clip.ms })
    expect(estimate.map((word) => word.text)).toEqual(clip.words.map((word) => word.text))
    for (const [index, { startMs, endMs }] of clip.words.entries()) {
      errors.push(Math.abs((estimate[index]?.startMs ?? 0) - startMs), Math.abs((estimate[index]?.endMs ?? 0) - endMs))
    }
  }
  return errors.sort((a, b) => a - b)
}

it.each([
  ['flite:slt', ENGLISH],
  ['espeak:en-US', ENGLISH],
  ['espeak:fr', FRENCH],
])(
  'without the times of %s its words are estimated, and that is off by no more than a short syllable',
  { timeout: LISTENING_TEST_MS },
  async (voice, sentences) => {
    const speech = await (voice.startsWith('flite') ? createFlite({ workers: 1 }) : createEspeak())
    const errors = await errorsMs(speech, voice, sentences)
    await speech.close()
    const share = (part: number): number => Math.round(errors[Math.floor(errors.length * part)] ?? Number.NaN)
    expect({ voice, median: share(0.5), near: share(0.5) < 75 }).toMatchObject({ near: true })
    expect({ voice, p95: share(0.95), near: share(0.95) < 240 }).toMatchObject({ near: true })
  },
)
