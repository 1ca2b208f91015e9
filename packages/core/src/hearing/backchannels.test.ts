import { describe, expect, it } from 'vitest'
import { isBackchannel } from './backchannels.ts'

describe('a backchannel', () => {
  it.each(
    (
      'mm-hm|Mhm.|mmm|Hmm|uh-huh|Yeah.|yeah yeah|Yes|ok|Okay.|ok, right|right|sure|wow|oh really|oh wow, nice|I see.|got it|' +
      'of course|all right|go on|no way|haha|yeah, I see|Oui.|oui oui|ouais|Ouais, ok|mouais|d’accord|D’accord, ok|je vois|' +
      'ah bon|Ah bon ?|bien sûr|c’est vrai|c’est ça|très bien|tout à fait|voilà|ah oui|hm hm'
    ).split('|'),
  )('is "%s"', (text) => {
    expect(isBackchannel(text)).toBe(true)
  })

  it.each(
    (
      'stop|wait|Wait.|no|non|attends|Attends !|arrête|eva|what|quoi|pardon|sorry|yes but|ok stop|oui mais|yeah and what about you|' +
      'okay tell me something else|d’accord mais attends|I see a dog|hold on|thank you|merci|louder|plus fort|je vois pas|' +
      'yes yes yes yes yes|...|123'
    ).split('|'),
  )('is not "%s"', (text) => {
    expect(isBackchannel(text)).toBe(false)
  })

  it('is not nothing', () => {
    expect(isBackchannel('')).toBe(false)
  })
})
