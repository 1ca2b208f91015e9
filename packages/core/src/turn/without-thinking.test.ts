import { describe, expect, it } from 'vitest'
import { ThinkingFilter } from './without-thinking.ts'

function filter(pieces: readonly string[]): string {
  const thinking = new ThinkingFilter()
  return pieces.map((piece) => thinking.push(piece)).join('') + thinking.end()
}

const CASES: readonly (readonly [text: string, visible: string])[] = [
  ['Hello there.', 'Hello there.'],
  ['<think>Hm.</think>Hello.', 'Hello.'],
  ['<think>\nHm.\n</think>\n\nHello.', 'Hello.'],
  ['  \n<think>Hm.</think> \n Hello.', 'Hello.'],
  ['Hello <think>Hm.</think> world.', 'Hello world.'],
  ['Hello<think>Hm.</think> world.', 'Hello world.'],
  ['Hello.\n\n<think>Hm.</think>\n\nWorld.', 'Hello.\n\nWorld.'],
  ['<think>a</think><think>b</think>c', 'c'],
  ['<think>a < b </thin </think>c', 'c'],
  ['<think>never closed', ''],
  ['Said. <think>never closed', 'Said. '],
  ['<think></think>', ''],
  ['a <thin', 'a <thin'],
  ['a <b> and 1 < 2 <', 'a <b> and 1 < 2 <'],
  ['</think> alone', '</think> alone'],
  ['<<think>x</think>>', '<>'],
  ['<thinking> is another tag', '<thinking> is another tag'],
  ['   ', ''],
  ['', ''],
]

describe('what a model thinks', () => {
  it.each(CASES)('is not in %j', (text, visible) => {
    expect(filter([text])).toBe(visible)
  })

  it.each(CASES)('is not in %j, wherever that is split in two or three', (text, visible) => {
    for (let first = 0; first <= text.length; first++) {
      for (let second = first; second <= text.length; second++) {
        const pieces = [text.slice(0, first), text.slice(first, second), text.slice(second)]
        expect(filter(pieces), pieces.join('|')).toBe(visible)
      }
    }
  })

  it.each(CASES)('is not in %j, one character at a time', (text, visible) => {
    expect(filter([...text])).toBe(visible)
  })

  it('keeps nothing back that cannot become a tag', () => {
    const thinking = new ThinkingFilter()
    expect(['Hel', 'lo <', 'b', '> <thi', 's>'].map((piece) => thinking.push(piece))).toEqual([
      'Hel',
      'lo ',
      '<b',
      '> ',
      '<this>',
    ])
  })

  it('costs no memory however long it is', () => {
    const thinking = new ThinkingFilter()
    thinking.push('<think>')
    for (let round = 0; round < 1_000; round++) expect(thinking.push('thinking about < and </ '.repeat(10))).toBe('')
    expect(thinking.push('</think>Done.')).toBe('Done.')
  })
})
