import { describe, expect, it } from 'vitest'
import { skipThought } from './skip-thought.ts'

const QWEN = { prefix: '<think>\n', suffix: '\n</think>' }
const PLAIN = { prefix: '<think>', suffix: '</think>' }
const TURN = '<|im_end|>\n<|im_start|>assistant\n'

describe('skipping the thought before an answer', () => {
  it.each([
    [
      'spells the empty thought as the template does',
      QWEN,
      "{{ '<think>\\n\\n</think>\\n\\n' }}",
      '<think>\n\n</think>\n\n',
    ],
    [
      'takes the last spelling, which stands before a new answer',
      PLAIN,
      '<think></think> … <think> </think>\\n',
      '<think> </think>\n',
    ],
    ['sets marks on lines of their own apart from the answer', QWEN, "split('</think>')", '<think>\n\n</think>\n\n'],
    ['joins marks that stand in the line', PLAIN, "split('</think>')", '<think></think>'],
    ['leaves a model alone that was never taught to think', QWEN, "{{ '<|im_start|>' }}", ''],
    ['does nothing about a thought without an end', { prefix: '<think>', suffix: '' }, '<think>', ''],
    ['ends the thought that every answer begins with', { prefix: '', suffix: '</think>\n' }, '</think>', '</think>\n'],
  ])('%s', (_name, marks, template, expected) => {
    expect(skipThought(marks, template, TURN)).toBe(expected)
  })

  it('adds nothing where the template has ended the thought itself', () => {
    expect(skipThought(PLAIN, '<think></think>', `${TURN}<think></think>`)).toBe('')
    expect(skipThought(PLAIN, '</think>', `${TURN}</think>\n`)).toBe('')
  })

  it('ends a thought that the template has opened, without opening another', () => {
    expect(skipThought(QWEN, "'<think>\\n\\n</think>\\n\\n'", `${TURN}<think>\n`)).toBe('\n</think>\n\n')
    expect(skipThought(PLAIN, "'<think></think>'", `${TURN}<think>\n`)).toBe('</think>')
  })
})
