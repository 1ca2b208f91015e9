import type { LlmRequest } from '@eva/core'
import { expect, it } from 'vitest'
import { brokenRules } from './broken-rules.ts'
import { ask, type LlmUnderTest, never, outcomeOf } from './llm-under-test.ts'

/** What another brain said before it was lost: ends at the border of a clause, with or without its blank. */
const BEGINNINGS: Readonly<Record<string, readonly [message: string, said: string]>> = {
  'a clause': ['Tell me about the sea.', 'The sea is blue and very deep,'],
  'a clause and its blank': ['Tell me about the sea.', 'The sea is blue. It is also very deep, '],
  'a sentence': ['Tell me about the sea.', 'Gladly! The sea is blue and very deep.'],
  'a sentence and its line break': ['Tell me about the sea.', 'There are three things to know about the sea.\n'],
  'a clause in French': ['Parle-moi de la mer.', 'La mer est bleue et très profonde,'],
}

/** May stand right after a word without a blank between: punctuation, and scripts that have no blanks. */
const FITS_WITHOUT_BLANK =
  /^[\s\p{P}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

/** What a brain says where another one was lost in the middle of the answer. */
export function itGoesOn(brain: () => LlmUnderTest): void {
  it.for(Object.entries(BEGINNINGS))('goes on after %s that another brain said', async ([, [message, said]]) => {
    const { llm, replyTo } = brain()
    const request = ask(message, { answerSoFar: said })
    const { events, text, thrown } = await outcomeOf(llm.streamTokens(request, never()))
    expect(thrown).toBeNull()
    expect(brokenRules(events, request)).toEqual([])
    expect(text.trim()).not.toBe('')
    expectNoRepetition(text, said)
    if (/\s$/.test(said)) expect(text).toMatch(/^\S/)
    else expect(text).toMatch(FITS_WITHOUT_BLANK)
    if (replyTo !== undefined) expect(text).toBe(joined(said, replyTo(request)))
  })

  it('answers from the beginning where nothing was said yet', async () => {
    const { llm, replyTo } = brain()
    const request: LlmRequest = ask('Tell me about the sea.', { answerSoFar: '' })
    const { events, text, thrown } = await outcomeOf(llm.streamTokens(request, never()))
    expect(thrown).toBeNull()
    expect(brokenRules(events, request)).toEqual([])
    expect(text).toBe(replyTo?.(request) ?? text)
    expect(text).not.toBe('')
  })
}

/** Neither the whole beginning is said again nor the last of its sentences or clauses. */
function expectNoRepetition(text: string, said: string): void {
  const start = text.trimStart().toLowerCase()
  const clauses = said.toLowerCase().split(/(?<=[.,!?])\s+/)
  for (const index of clauses.keys()) {
    const end = clauses.slice(index).join(' ').trim()
    if (end !== '') expect(start.startsWith(end)).toBe(false)
  }
}

/** Exactly one blank at the seam. */
const joined = (said: string, reply: string): string => (/\s$/.test(said) ? reply.trimStart() : ` ${reply.trimStart()}`)
