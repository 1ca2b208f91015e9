import { describe, expect, it } from 'vitest'
import { ghostReason } from './ghosts.ts'

type Case = [text: string, voicedMs: number, noSpeechProbability: number | null, context?: string]

const reasonOf = (text: string, voicedMs: number, noSpeechProbability: number | null, context = ''): string | null =>
  ghostReason({ text, voicedMs, noSpeechProbability, context })

describe('a text that nobody said', () => {
  it.each<Case>([
    ['Thank you for watching!', 200, null],
    ['Thanks for watching, see you next time.', 600, null],
    ['Thank you for watching.', 500, 0.4],
    ['Please subscribe to my channel.', 400, null],
    ['Subtitles by the Amara.org community', 700, 0.5],
    ["Sous-titres réalisés par la communauté d'Amara.org", 900, null],
    ['Sous-titrage ST 501', 300, null],
    ["Merci d'avoir regardé cette vidéo !", 500, null],
    ['Abonnez-vous !', 220, null],
    ['[Music]', 150, null],
    ['(Applaudissements)', 100, null],
    ['Thank you.', 60, null],
    ['Thank you.', 300, 0.9],
    ['Thank you.', 300, 0.7],
    ['Merci.', 250, 0.75],
    ['you', 96, null],
    ['I was thinking that we could go to the beach tomorrow', 400, null],
    ['What a lovely day it is', 800, 0.95],
    ['Eva is a kind companion', 600, null, 'Eva is a kind companion. She speaks English.'],
    ["I'm sorry. I'm sorry. I'm sorry. I'm sorry. I'm sorry.", 900, null],
    ['the the the the the the the the', 1_000, null],
    ['go to the shop go to the shop go to the shop go to the shop', 2_000, null],
  ])('is "%s" with %i ms of voice and a doubt of %s', (...ghost) => {
    expect(reasonOf(...ghost)).not.toBeNull()
  })

  it.each<Case>([
    ['Thank you.', 350, null],
    ['Thank you.', 350, 0.2],
    ['Thank you very much.', 800, 0.1],
    ['Merci.', 300, null],
    ['Merci beaucoup.', 600, 0.3],
    ['Oui.', 150, 0.1],
    ['Yes.', 160, null],
    ['you', 200, null],
    ['Thank you for watching the kids.', 1_400, 0.1],
    ['Merci d’avoir regardé mes photos.', 1_500, null],
    ['How do I subscribe to a newspaper?', 1_800, 0.05],
    ['No, no, no, no, no!', 1_100, null],
    ['no no no', 450, null],
    ['Eva is a kind companion', 1_200, 0.1, 'Eva is a kind companion.'],
    ['What is the weather like?', 1_100, 0.5],
    ['', 500, null],
    ['...', 0, null],
  ])('is not "%s" with %i ms of voice and a doubt of %s', (...said) => {
    expect(reasonOf(...said)).toBeNull()
  })

  it.each<[string, Case]>([
    ['too many words', ['Thank you so very much for all', 300, null]],
    ['no speech', ['Bye.', 200, 0.85]],
    ['credits', ['Thanks for watching', 450, null]],
    ['echo of the context', ['hello my dear friend', 500, null, 'Hello, my dear friend.']],
    ['loop', ['okay okay okay okay', 600, null]],
  ])('is told with its reason: %s', (reason, ghost) => {
    expect(reasonOf(...ghost)).toBe(reason)
  })
})
