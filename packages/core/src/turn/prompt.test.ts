import { describe, expect, it } from 'vitest'
import { buildPrompt, type Exchange, HISTORY_MAX_CHARS, remembered } from './prompt.ts'

const exchange = (message: string, generated: string, heard = generated): Exchange => ({
  message,
  generated,
  heard,
  status: 'completed',
})

const NOTHING = { system: '', greeting: null }

describe('a prompt', () => {
  it('holds the system prompt, what was said in turn, and the new message last', () => {
    expect(
      buildPrompt(
        { system: 'You are Eva.', greeting: null },
        [exchange('Hi', 'Hello.'), exchange('And?', 'More.')],
        'Go on',
      ),
    ).toEqual([
      { role: 'system', content: 'You are Eva.' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello.' },
      { role: 'user', content: 'And?' },
      { role: 'assistant', content: 'More.' },
      { role: 'user', content: 'Go on' },
    ])
  })

  it('tells the brain what she began the conversation with', () => {
    expect(buildPrompt({ system: 'You are Mia.', greeting: 'Well met!' }, [exchange('Hi', 'Hello.')], 'Go on')).toEqual(
      [
        { role: 'system', content: 'You are Mia.' },
        { role: 'assistant', content: 'Well met!' },
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Hello.' },
        { role: 'user', content: 'Go on' },
      ],
    )
  })

  it('has no system message when there is no system prompt', () => {
    expect(buildPrompt(NOTHING, [], 'Hi')).toEqual([{ role: 'user', content: 'Hi' }])
  })

  it('holds of an interrupted answer what was heard, marked, and nothing of the rest', () => {
    const [, answer] = buildPrompt(NOTHING, [exchange('Hi', 'Once upon a time there was a king.', 'Once upon')], 'Stop')
    expect(answer).toEqual({ role: 'assistant', content: 'Once upon — [interrupted]' })
  })
})

describe('what is remembered of an answer', () => {
  it.each([
    ['whole', 'Hello there.', 'Hello there.', 'Hello there.'],
    ['whole but for a blank at its end', 'Hello there. \n', 'Hello there.', 'Hello there. \n'],
    ['half of it', 'Hello there.', 'Hello ', 'Hello — [interrupted]'],
    ['nothing', 'Hello there.', '', '[interrupted before a word was heard]'],
    ['nothing but a blank', ' Hello there.', ' ', '[interrupted before a word was heard]'],
    ['nothing, as there was nothing', '', '', '[interrupted before a word was heard]'],
  ])('when %s was heard', (_what, generated, heard, content) => {
    expect(remembered(exchange('', generated, heard))).toBe(content)
  })

  it('when it was cut off, and all that existed was heard or read', () => {
    const cut = exchange('', 'Once upon a')
    expect(remembered({ ...cut, status: 'interrupted' })).toBe('Once upon a — [interrupted]')
    expect(remembered({ ...cut, status: 'failed' })).toBe('Once upon a')
    expect(remembered({ ...cut, generated: '', heard: '', status: 'running' })).toContain('interrupted before')
  })
})

describe('a history that grows', () => {
  const turns = Array.from({ length: 400 }, (_, index) => exchange(`${index}`.padEnd(100, 'm'), 'a'.repeat(300)))
  const promptAt = (count: number): readonly string[] =>
    buildPrompt({ system: 'system', greeting: null }, turns.slice(0, count), 'new').map(({ content }) => content)
  const chars = (contents: readonly string[]): number => contents.slice(1, -1).join('').length

  it('never exceeds its room', () => {
    for (let count = 0; count <= turns.length; count++) {
      expect(chars(promptAt(count))).toBeLessThanOrEqual(HISTORY_MAX_CHARS)
    }
  })

  it('keeps at least a third of its room in use once it has been full', () => {
    for (let count = 60; count <= turns.length; count++) {
      expect(chars(promptAt(count))).toBeGreaterThan(HISTORY_MAX_CHARS / 3)
    }
  })

  it('keeps the beginning of the prompt the same for many turns, and always the latest exchange', () => {
    let changes = 0
    for (let count = 1; count <= turns.length; count++) {
      const before = promptAt(count - 1)
      const now = promptAt(count)
      expect(now.at(-3)).toBe(turns[count - 1]?.message)
      if (before.slice(0, -1).some((content, index) => now[index] !== content)) changes += 1
    }
    // 400 turns of 400 characters: half of the room, 20 turns, goes at a time.
    expect(changes).toBeLessThanOrEqual(20)
    expect(changes).toBeGreaterThan(10)
  })

  it('counts what was heard, not what was said in vain', () => {
    const interrupted = turns.map((turn) => ({ ...turn, heard: '' }))
    expect(buildPrompt(NOTHING, interrupted.slice(0, 150), 'new')).toHaveLength(301)
  })

  it('keeps one exchange that is larger than the room, and drops it for the next', () => {
    const huge = exchange('huge', 'x'.repeat(HISTORY_MAX_CHARS + 1))
    expect(buildPrompt(NOTHING, [exchange('a', 'b'), huge], 'new').map(({ content }) => content)[0]).toBe('huge')
    expect(buildPrompt(NOTHING, [huge, exchange('a', 'b')], 'new').map(({ content }) => content)[0]).toBe('a')
  })
})
