import { describe, expect, it } from 'vitest'
import type { MemoryKind } from '../contracts/memories.ts'
import { buildPrompt } from '../turn/prompt.ts'
import { type Known, readInMind, withInMind } from './in-mind.ts'

const known = (text: string, kind: MemoryKind = 'note'): Known => ({
  id: text,
  kind,
  text,
  createdAtMs: Date.UTC(2026, 10, 21),
})
const exchange = (message: string, ...inMind: Known[]) => ({
  message,
  generated: 'Yes.',
  heard: 'Yes.',
  status: 'completed' as const,
  inMind,
})
const OPENING = { system: 'You are Eva.', greeting: null }
const users = (prompt: ReturnType<typeof buildPrompt>) =>
  prompt.filter(({ role }) => role === 'user').map(({ content }) => readInMind(content))

describe('what she has in mind', () => {
  it('stands before the message, and can be told from it', () => {
    const content = withInMind('Hello [there]\n\nEva', [known('My name is Sam.'), known('I live in Lyon.')])
    expect(content).toContain('My name is Sam.\nI live in Lyon.]\n\nHello')
    expect(readInMind(content)).toEqual({
      known: ['My name is Sam.', 'I live in Lyon.'],
      message: 'Hello [there]\n\nEva',
    })
    expect(readInMind(withInMind('[x]\n\ny', []))).toEqual({ known: [], message: '[x]\n\ny' })
  })

  it('speaks the language of what is known', () => {
    expect(withInMind('Salut', [known("J'habite à Lyon.")])).toContain('je t’ai dit'.replace('’', "'"))
    expect(withInMind('Salut', [known('I live in Lyon.')])).toContain('I told you')
  })

  it('dates plans alone, and no brain of rules reads the date', () => {
    const content = withInMind('Hi', [known('I fly to Rome next week.', 'plan'), known('I love figs.')])
    expect(content).toContain('I fly to Rome next week. (2026-11-21)')
    expect(readInMind(content).known).toEqual(['I fly to Rome next week.', 'I love figs.'])
  })

  it('leaves everything before the message as it was, so that a brain can go on from what it has read', () => {
    const [a, b] = [known('My name is Sam.'), known('I live in Lyon.')]
    const first = buildPrompt(OPENING, [], 'One?', [a])
    const second = buildPrompt(OPENING, [exchange('One?', a)], 'Two?', [a, b])
    const third = buildPrompt(OPENING, [exchange('One?', a), exchange('Two?', a, b)], 'Three?', [b])
    expect(second.slice(0, first.length)).toEqual(first)
    expect(third.slice(0, second.length)).toEqual(second)
    expect(users(third)).toEqual([
      { known: ['My name is Sam.'], message: 'One?' },
      { known: ['I live in Lyon.'], message: 'Two?' },
      { known: [], message: 'Three?' },
    ])
  })
})
