import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { LlmRequest } from '../../contracts/llm.ts'
import { textSize } from './text-size.ts'
import { TokenEstimate } from './token-estimate.ts'

const requestOf = (...contents: readonly string[]): LlmRequest => ({
  conversationId: 'c',
  messages: contents.map((content) => ({ role: 'user', content })),
  maxTokens: 100,
  temperature: 0,
})

/** And about as many tokens as the tokenizers of today's models make of it. */
const COUNTED = [
  ['English', 'The quick brown fox jumps over the lazy dog.', 10],
  ['code', 'const x = items.map((item) => item.id)', 12],
] as const

describe('the size of a text', () => {
  it.each(COUNTED)('is about right in %s', (_, text, tokens) => {
    expect(textSize(text) / tokens).toBeGreaterThan(0.75)
    expect(textSize(text) / tokens).toBeLessThan(1.35)
  })

  it('is that of its script, not of its length', () => {
    const perChar = (text: string): number => textSize(text) / text.length
    expect(perChar('今天天气很好我们去公园吧')).toBeGreaterThan(3 * perChar('we could go for a walk in the park'))
    expect(perChar('сегодня хорошая погода')).toBeGreaterThan(perChar('the weather is good today'))
    expect(textSize('')).toBe(0)
  })
})

describe('an estimate of a prompt', () => {
  it('grows with each message, and with the beginning of the answer', () => {
    const estimate = new TokenEstimate()
    const one = estimate.promptTokens(requestOf('How are you?'))
    const two = estimate.promptTokens(requestOf('How are you?', 'Well, and you?'))
    const begun = estimate.promptTokens({ ...requestOf('How are you?'), answerSoFar: 'I am well, thank you.' })
    expect(two).toBeGreaterThan(one + 4)
    expect(begun).toBeGreaterThan(one + 4)
    expect(Number.isInteger(one)).toBe(true)
  })

  it('is never lower than what the server counts, and soon close to it, for tokenizers of all kinds', () => {
    let error = 0
    let estimates = 0
    for (let seed = 0; seed < 200; seed += 1) {
      const random = createRandom(seed)
      const perUnit = 0.7 + random.next() * 0.55
      const fixed = random.between(3, 45)
      const estimate = new TokenEstimate()
      const history: string[] = ['You are Eva. '.repeat(random.between(1, 80))]
      for (let turn = 0; turn < 30; turn += 1) {
        history.push('and so on, as it was said, '.repeat(random.between(1, 12)))
        const request = requestOf(...history)
        const units = history.reduce((sum, text) => sum + textSize(text) + 4, 4)
        const counted = Math.round(fixed + perUnit * units * (0.99 + random.next() * 0.02))
        const estimated = estimate.promptTokens(request)
        expect(estimated, `seed ${seed}, turn ${turn}`).toBeGreaterThanOrEqual(counted)
        if (turn > 4) {
          error += estimated / counted - 1
          estimates += 1
        }
        estimate.learn(request, counted)
      }
    }
    expect(error / estimates).toBeLessThan(0.06)
  })

  it('follows a conversation into another language', () => {
    const estimate = new TokenEstimate()
    const english = requestOf('What shall we do with this day? '.repeat(9))
    for (let turn = 0; turn < 20; turn += 1) estimate.learn(english, 90)
    const hindi = requestOf('आज हम क्या करें '.repeat(20))
    estimate.learn(hindi, 500)
    expect(estimate.promptTokens(hindi)).toBeGreaterThanOrEqual(500)
  })

  it('learns nothing from a count that is none', () => {
    const estimate = new TokenEstimate()
    const request = requestOf('Hello')
    const before = estimate.promptTokens(request)
    for (const count of [0, -5, Number.NaN, Number.POSITIVE_INFINITY]) estimate.learn(request, count)
    expect(estimate.promptTokens(request)).toBe(before)
  })

  it('is the same for a text that was forgotten', () => {
    const estimate = new TokenEstimate()
    const long = requestOf('a text that is long enough to be remembered, '.repeat(4))
    const before = estimate.promptTokens(long)
    for (let other = 0; other < 600; other += 1)
      estimate.promptTokens(requestOf(`${'another text '.repeat(8)}${other}`))
    expect(estimate.promptTokens(long)).toBe(before)
  })
})
