import { describe, expect, it } from 'vitest'
import { withName } from './with-name.ts'

describe('words that call her by her name', () => {
  const words = {
    title: '{Eva}',
    whose: 'Le visage {d’Eva}.',
    program: 'Eva',
    within: { hint: 'Talk with {Eva} and {Eva}.' },
    list: ['{Eva}'],
    made: (query: string) => `${query}!`,
  }

  it('say it wherever they mean her, and nowhere else', () => {
    expect(withName(words, 'Marie')).toMatchObject({
      title: 'Marie',
      whose: 'Le visage de Marie.',
      program: 'Eva',
      within: { hint: 'Talk with Marie and Marie.' },
      list: ['Marie'],
    })
    expect(withName(words, 'Ève').whose).toBe('Le visage d’Ève.')
  })

  it('leave what people wrote as it is', () => {
    expect(withName(words, 'Ada').made('{Eva}')).toBe('{Eva}!')
    expect(withName(words, '$& {d’Eva}').title).toBe('$& {d’Eva}')
  })

  it('are the same ones for the same name', () => {
    expect(withName(words, 'Ada')).toBe(withName(words, 'Ada'))
    expect(withName(words, 'Bea')).not.toBe(withName(words, 'Ada'))
  })
})
