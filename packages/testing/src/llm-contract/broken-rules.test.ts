import type { LlmEvent } from '@eva/core'
import { expect, it } from 'vitest'
import { brokenRules } from './broken-rules.ts'

const started: LlmEvent = { type: 'started' }
const token = (content: string): LlmEvent => ({ type: 'token', content })
const quota: LlmEvent = { type: 'quota', report: { readings: [], refusal: null } }
const usage = (completionTokens: number): LlmEvent => ({ type: 'usage', promptTokens: 5, completionTokens })

it.each<readonly [name: string, events: readonly LlmEvent[]]>([
  ['nothing yet', []],
  ['a refusal', [started, quota]],
  ['tokens only', [token('a'), token('b')]],
  ['everything, in order', [started, quota, token('a'), token('👋'), usage(2)]],
])('accepts %s', (_name, events) => {
  expect(brokenRules(events, { maxTokens: 2 })).toEqual([])
})

it.each<readonly [rule: string, events: readonly LlmEvent[]]>([
  ['`started` comes first, and once', [token('a'), started]],
  ['`started` comes first, and once', [started, started]],
  ['`quota` comes at most once', [quota, quota, token('a')]],
  ['`quota` comes before any token', [token('a'), quota]],
  ['`usage` comes at most once', [token('a'), usage(1), usage(1)]],
  ['`usage` comes last', [usage(1), token('a')]],
  ['a token is never empty', [token('')]],
  ['a token never holds half a character', [token('\ud83d'), token('\udc4b')]],
  ['no more tokens than `maxTokens`', [token('a'), token('b'), token('c')]],
  ['no more tokens counted than `maxTokens`', [token('a'), usage(3)]],
  ['usage is in whole tokens', [token('a'), usage(1.5)]],
])('names the broken rule: %s', (rule, events) => {
  expect(brokenRules(events, { maxTokens: 2 })).toEqual([rule])
})
