import { describe, expect, it } from 'vitest'
import { moodOf } from './mood.ts'
import type { Mood } from './moods.ts'

describe('the mood of what is said', () => {
  it.each<[string, Mood]>([
    ['The train leaves at nine from platform two.', 'neutral'],
    ['Le train part à neuf heures, voie deux.', 'neutral'],
    ['', 'neutral'],
    ['That is wonderful, congratulations!', 'joy'],
    ['Ha ha, that is a good one.', 'joy'],
    ['Bravo, c’est génial !', 'joy'],
    ['I am glad to hear that.', 'joy'],
    ['Merci 😊', 'joy'],
    ['Take care, and sleep well.', 'tenderness'],
    ['Je suis là pour toi. Prends soin de toi.', 'tenderness'],
    ['I’m so sorry to hear that. It must be hard.', 'sadness'],
    ['Je suis désolée, c’est bien triste.', 'sadness'],
    ['Wow, no way!', 'surprise'],
    ['Oh là là, ça alors !', 'surprise'],
    ['Hmm, let me think about it.', 'thought'],
    ['Voyons voir, peut-être demain.', 'thought'],
    ['How was your day?', 'curiosity'],
    ['Raconte-moi, que s’est-il passé ?', 'curiosity'],
    ['That was not fun.', 'neutral'],
    ['Ce n’est pas triste.', 'neutral'],
  ])('of "%s" is %s', (text, mood) => {
    expect(moodOf(text)).toBe(mood)
  })

  it('takes as long as the text, however long that is', () => {
    const long = 'not not not I am so happy and not really sad, ?!'.repeat(2_000)
    expect(moodOf(long)).not.toBe('neutral')
  })
})
