import type { BrainSetting } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { inOrder, withOneMore } from './order.ts'

const brain = (id: BrainSetting['id'], state: BrainSetting['state'] = 'ready'): BrainSetting => ({
  id,
  model: null,
  where: 'machine',
  state,
  detail: null,
})

describe('the order of brains', () => {
  it('asks one more last, but before the built-in responder, which leaves nothing to those after it', () => {
    expect(withOneMore(['ollama', 'scripted'], 'groq')).toEqual(['ollama', 'groq', 'scripted'])
    expect(withOneMore(['ollama'], 'scripted')).toEqual(['ollama', 'scripted'])
    expect(withOneMore(['scripted', 'ollama'], 'groq')).toEqual(['scripted', 'ollama', 'groq'])
  })

  it('shows who was switched on as getting ready, and who was left out as off, last', () => {
    const shown = inOrder([brain('groq'), brain('scripted'), brain('ollama', 'off')], ['ollama', 'scripted'])
    expect(shown.map(({ id, state }) => [id, state])).toEqual([
      ['ollama', 'loading'],
      ['scripted', 'ready'],
      ['groq', 'off'],
    ])
  })
})
