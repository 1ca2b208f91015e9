import type { LlmEvent, LlmRequest } from '@eva/core'

/**
 * The rules about the order and content of events that `events` breaks, in words; empty when it keeps them all.
 * Holds for a finished stream and for any beginning of one.
 */
export function brokenRules(events: readonly LlmEvent[], request: Pick<LlmRequest, 'maxTokens'>): readonly string[] {
  const types = events.map((event) => event.type)
  const tokens = events.filter((event) => event.type === 'token')
  const quotas = events.filter((event) => event.type === 'quota')
  const usages = events.filter((event) => event.type === 'usage')
  const rules: readonly (readonly [broken: boolean, rule: string])[] = [
    [types.lastIndexOf('started') > 0, '`started` comes first, and once'],
    [quotas.length > 1, '`quota` comes at most once'],
    [types.includes('token') && types.lastIndexOf('quota') > types.indexOf('token'), '`quota` comes before any token'],
    [usages.length > 1, '`usage` comes at most once'],
    [usages.length > 0 && types.at(-1) !== 'usage', '`usage` comes last'],
    [tokens.some((token) => token.content === ''), 'a token is never empty'],
    [tokens.some((token) => !token.content.isWellFormed()), 'a token never holds half a character'],
    [tokens.length > request.maxTokens, 'no more tokens than `maxTokens`'],
    [usages.some((usage) => usage.completionTokens > request.maxTokens), 'no more tokens counted than `maxTokens`'],
    [
      usages.some((usage) => !isCount(usage.promptTokens) || !isCount(usage.completionTokens)),
      'usage is in whole tokens',
    ],
  ]
  return rules.filter(([broken]) => broken).map(([, rule]) => rule)
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0
