import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../rules/en/index.ts'
import { FRENCH } from '../rules/fr/index.ts'
import { fillTemplate, signatureOf } from './template.ts'

const fill = (slots: Readonly<Record<string, string>>) => (name: string) => slots[name] ?? null

describe('a template', () => {
  it('is filled, with a capital where a sentence begins', () => {
    expect(
      fillTemplate('{my} {thing} is {value}. {value}, yes.', fill({ my: 'your', thing: 'car', value: 'red' }), ENGLISH),
    ).toBe('Your car is red. Red, yes.')
  })

  it('cannot be spoken without a filling that it needs', () => {
    expect(fillTemplate('You live in {home}.', fill({}), ENGLISH)).toBeNull()
    expect(fillTemplate('You live in {home}.', fill({ home: ' ' }), ENGLISH)).toBeNull()
  })

  it('leaves out what may be left out, with its comma', () => {
    expect(fillTemplate('Goodbye{, name}. Sleep well.{ hint}', fill({ name: 'Sam' }), ENGLISH)).toBe(
      'Goodbye, Sam. Sleep well.',
    )
    expect(fillTemplate('Goodbye{, name}.', fill({}), ENGLISH)).toBe('Goodbye.')
  })

  it('never fills a filling', () => {
    expect(fillTemplate('You said: {said}', fill({ said: '{hint} $1 $&' }), ENGLISH)).toBe('You said: {hint} $1 $&')
  })

  it.each([
    ['Tu dis que {x}.', 'il pleut', "Tu dis qu'il pleut."],
    ['Tu dis que {x}.', 'tu pars', 'Tu dis que tu pars.'],
    ['Les horloges de {x}.', 'Oslo', "Les horloges d'Oslo."],
    ['Les horloges de {x}.', 'Hambourg', "Les horloges d'Hambourg."],
    ['Les horloges de {x}.', 'Le Caire', 'Les horloges du Caire.'],
    ['Parle de {x}.', 'les vagues', 'Parle des vagues.'],
    ['Parle de {x}.', 'hiboux', 'Parle de hiboux.'],
    ['Tu penses à {x} ?', 'le lundi', 'Tu penses au lundi\u00a0?'],
    ["J'aime {x} !", 'le miel', "J'aime le miel\u00a0!"],
  ])('joins "%s" and "%s" the French way', (template, x, expected) => {
    expect(fillTemplate(template, fill({ x }), FRENCH)).toBe(expected)
  })

  it('is known again by its longest fixed words', () => {
    expect(signatureOf('{value}. {hello}, it is a lovely day{, name}!')).toBe('itisalovelyday')
    expect(signatureOf('{value}')).toBe('')
  })
})
