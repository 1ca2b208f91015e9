import type { Heard } from '@eva/core'
import { expect } from 'vitest'
import { type EarUnderTest, listen, type Utterance, utteranceOf } from './ear-under-test.ts'

const PRIMARY_TAG = /^[a-z]{2,3}$/

/** What was heard is what the contract says it is, whatever was said. */
export function expectWellFormed(heard: Heard | null): void {
  expect(heard).not.toBeNull()
  const { text, language, noSpeechProbability } = heard ?? { text: ' ', language: '', noSpeechProbability: 2 }
  expect(text).toBe(text.trim())
  if (language !== null) expect(language).toMatch(PRIMARY_TAG)
  if (noSpeechProbability === null) return
  expect(noSpeechProbability).toBeGreaterThanOrEqual(0)
  expect(noSpeechProbability).toBeLessThanOrEqual(1)
}

/** The words came out. */
export function expectUnderstood(utterance: Utterance, heard: Heard | null): void {
  expectWellFormed(heard)
  const text = heard?.text ?? ''
  expect({ text, isUnderstood: utterance.isUnderstood(text) }).toEqual({ text, isUnderstood: true })
}

/** The ear still works. */
export async function expectHears(subject: EarUnderTest): Promise<void> {
  const utterance = utteranceOf(subject)
  const { heard, thrown } = await listen(subject, utterance.samples)
  expect(thrown).toBeNull()
  expectUnderstood(utterance, heard)
}
