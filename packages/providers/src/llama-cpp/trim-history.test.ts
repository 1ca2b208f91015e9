import type { ChatMessage } from '@eva/core'
import { describe, expect, it } from 'vitest'
import { countOldest, withoutOldest } from './trim-history.ts'

const system: ChatMessage = { role: 'system', content: 'Be kind.' }
const turns: readonly ChatMessage[] = Array.from({ length: 7 }, (_, index) => ({
  role: index % 2 === 0 ? 'user' : 'assistant',
  content: `message ${index}`,
}))
const messages = [system, ...turns]
const tens = (count: number): number[] => Array.from({ length: count }, () => 10)

describe('trimming a history', () => {
  it('leaves room for the next turns and begins with a user', () => {
    const dropped = countOldest(messages, tens(8), 75)
    expect(dropped).toBe(4)
    expect(withoutOldest(messages, dropped)).toEqual([system, ...turns.slice(4)])
  })

  it('goes on to the next user when the cut would begin with an answer', () => {
    expect(countOldest(messages, tens(8), 105)).toBe(2)
  })

  it('keeps the system prompt and the newest message, whatever they cost', () => {
    const dropped = countOldest(messages, tens(8), 1)
    expect(withoutOldest(messages, dropped)).toEqual([system, turns.at(-1)])
    expect(withoutOldest(messages, 99)).toEqual([system, turns.at(-1)])
  })

  it('works without a system prompt', () => {
    expect(withoutOldest(turns, 2)).toEqual(turns.slice(2))
    expect(countOldest(turns, tens(7), 45)).toBe(4)
  })
})
