import { expect, it } from 'vitest'
import { ENGLISH } from '../rules/en/index.ts'
import { FRENCH } from '../rules/fr/index.ts'
import { reflect } from './reflect.ts'

it.each([
  ['I miss my dog', 'you miss your dog'],
  ['I am sure that I was right', 'you are sure that you were right'],
  ["I'm tired and you're not", "you're tired and I'm not"],
  ['nobody listens to me', 'nobody listens to you'],
  ['you are always so calm with me', 'I am always so calm with you'],
  ['that you know me', 'that I know you'],
  ['to talk to you', 'to talk to me'],
  ['I love you, my friend', 'you love me, your friend'],
  ['your voice is mine', 'my voice is yours'],
  ['I’ve lost myself', "you've lost yourself"],
  ['the sea', 'the sea'],
])('turns "%s" into "%s"', (phrase, expected) => {
  expect(reflect(phrase, ENGLISH.grammar)).toBe(expected)
})

it.each([
  ['je suis fatigué', 'tu es fatigué'],
  ["j'ai perdu mes clés", 'tu as perdu tes clés'],
  ["je n'ai pas d'amis", "tu n'as pas d'amis"],
  ['je ne suis pas sûr', "tu n'es pas sûr"],
  ["j'aime ma mère", 'tu aimes ta mère'],
  ['je mange et je chanterai', 'tu manges et tu chanteras'],
  ["je m'appelle Zoé", "tu t'appelles Zoé"],
  ["je t'aime", "tu m'aimes"],
  ["tu m'aimes", "je t'aime"],
  ['tu es calme avec moi', 'je suis calme avec toi'],
  ['tu as raison', "j'ai raison"],
  ['tu ne manges rien', 'je ne mange rien'],
  ['je vais chez ma sœur', 'tu vas chez ta sœur'],
  ['j’habite à Lyon', 'tu habites à Lyon'],
  ["j'en ai marre", 'tu en as marre'],
  ['je peux partir', 'tu peux partir'],
  ["quand j'étais petit", 'quand tu étais petit'],
  ['les gens', 'les gens'],
])('retourne "%s" en "%s"', (phrase, expected) => {
  expect(reflect(phrase, FRENCH.grammar)).toBe(expected)
})

it.each(['vous êtes gentille', 'peux-tu venir', 'nous partons demain', "t'es fou", 'dis-moi tout'])(
  'leaves "%s" alone rather than turning it wrongly',
  (phrase) => {
    expect(reflect(phrase, FRENCH.grammar)).toBeNull()
  },
)

it('leaves a phrase alone that holds what cannot be spoken', () => {
  expect(reflect('my <b>dog</b>', ENGLISH.grammar)).toBeNull()
  expect(reflect('my {name}', ENGLISH.grammar)).toBeNull()
})
