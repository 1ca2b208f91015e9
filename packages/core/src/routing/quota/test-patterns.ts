import { createRandom, type Random } from '@eva/testing/fakes'
import type { GroqLimits } from '@eva/testing/groq-quota'
import type { LlmRequest } from '../../contracts/llm.ts'
import type { QuotaLimit } from '../../contracts/quota.ts'
import { textSize } from './text-size.ts'

/** One request of a pattern, and everything that will happen to it. Delays in ms. */
export type Errand = {
  readonly request: LlmRequest
  /** What the server's tokenizer makes of the prompt. */
  readonly promptTokens: number
  readonly completionTokens: number
  readonly toServerMs: number
  /** From the server's counting until its headers are here: its own time, and the way back. */
  readonly toHeadersMs: number
  readonly answerMs: number
  /** How long the person waits before the next one, where the demand is not endless. */
  readonly pauseBeforeMs: number
  readonly fate: 'answered' | 'never_sent' | 'given_up' | 'headers_lost'
  /** When it is given up, after it was sent. */
  readonly givenUpAfterMs: number
}

export type Pattern = {
  readonly limits: GroqLimits
  /** What the client was told beforehand. */
  readonly plan: readonly QuotaLimit[]
  readonly errands: readonly Errand[]
  readonly endsAtMs: number
  /** Sends whatever fits as soon as it fits; otherwise it waits between requests as people do. */
  readonly isGreedy: boolean
  /** So many requests may be under way before one of them has headers. Kept in patterns without trouble. */
  readonly atOnce: number
  /** The client is killed and started again at these moments, and goes on from what it last kept. */
  readonly restartsAtMs: readonly number[]
  /** The wall clock is set back at a restart. */
  readonly clockGoesBack: boolean
}

type Row = readonly [
  requestsPerMinute: number | null,
  perDay: number | null,
  tokensPerMinute: number,
  perDay: number | null,
]

/** Every row of Groq's free plan for chat, a paid one, a server that counts tokens alone, and a very small one. */
const ROWS: readonly Row[] = [
  [30, 14_400, 6_000, 500_000],
  [30, 1_000, 12_000, 100_000],
  [30, 1_000, 8_000, 200_000],
  [60, 1_000, 6_000, 500_000],
  [1_000, 500_000, 250_000, null],
  [null, null, 10_000, null],
  [10, 100, 3_000, null],
]

const WORDS = 'so then there is a thing which nobody could have told you before it happened, 27 times; und Überraschung'

/** A person, or a few of them: some minutes with pauses, now and then with all kinds of trouble, or in great haste. */
export function patternOf(seed: number): Pattern {
  const random = createRandom(seed)
  const limits = limitsOf(random, pick(random, ROWS))
  const endsAtMs = random.between(60_000, 400_000)
  const isTroubled = random.next() < 0.5
  const restarts = isTroubled && random.next() < 0.6 ? 2 : 0
  return {
    limits,
    plan: planOf(limits),
    errands: errandsOf(random, random.between(10, 60), isTroubled, limits),
    endsAtMs,
    isGreedy: random.next() < 0.4,
    atOnce: Number.POSITIVE_INFINITY,
    restartsAtMs: Array.from({ length: restarts }, () => random.between(1, endsAtMs)).sort((a, b) => a - b),
    clockGoesBack: random.next() < 0.2,
  }
}

/** Somebody who never has enough, for ten minutes and a half. */
export function greedyPatternOf(seed: number, row?: Row): Pattern {
  const random = createRandom(seed)
  const limits = limitsOf(random, row ?? pick(random, ROWS))
  // What a day's limit gets back of an answer is told by no header: who cannot know it cannot use it.
  const told = limits.refundsUnused === true ? { ...limits, tokensPerDay: null } : limits
  const endsAtMs = 630_000
  const most = Math.ceil((told.requestsPerMinute ?? 300) * (endsAtMs / 60_000 + 2))
  return {
    limits: told,
    plan: planOf(told),
    errands: errandsOf(random, most, false, told),
    endsAtMs,
    isGreedy: true,
    atOnce: Number.POSITIVE_INFINITY,
    restartsAtMs: [],
    clockGoesBack: false,
  }
}

const limitsOf = (
  random: Random,
  [requestsPerMinute, requestsPerDay, tokensPerMinute, tokensPerDay]: Row,
): GroqLimits => ({
  requestsPerMinute,
  requestsPerDay,
  tokensPerMinute,
  tokensPerDay,
  refundsUnused: random.next() < 0.5,
  minute: random.next() < 0.5 ? 'sliding' : 'refilling',
})

const planOf = (limits: GroqLimits): readonly QuotaLimit[] =>
  (
    [
      ['requests_per_minute', limits.requestsPerMinute],
      ['requests_per_day', limits.requestsPerDay],
      ['tokens_per_minute', limits.tokensPerMinute],
      ['tokens_per_day', limits.tokensPerDay],
    ] as const
  ).flatMap(([kind, limit]) => (limit === null ? [] : [{ kind, limit }]))

function errandsOf(random: Random, count: number, isTroubled: boolean, limits: GroqLimits): readonly Errand[] {
  const tokensPerMinute = limits.tokensPerMinute ?? 6_000
  // The server's tokenizer is unlike the first guess, by a share and by what its template adds.
  const perUnit = 0.75 + random.next() * 0.5
  const fixed = random.between(4, 40)
  const systemPrompt = WORDS.repeat(random.between(1, Math.ceil(tokensPerMinute / 300)))
  const systemUnits = textSize(systemPrompt)
  const slowMs = pick(random, [20, 100, 400])
  const pauseMs = pick(random, [50, 1_000, 6_000])
  const maxTokens = random.between(40, Math.min(600, tokensPerMinute / 8))
  return Array.from({ length: count }, () => {
    const text = WORDS.slice(random.between(0, 60)).repeat(random.between(1, 3))
    const units = systemUnits + textSize(text) + 12
    const toServerMs = 1 + random.next() * slowMs * (random.next() < 0.03 ? 10 : 1)
    const toHeadersMs = 1 + random.next() * slowMs * 2
    const trouble = isTroubled ? random.next() : 1
    return {
      request: {
        conversationId: 'c',
        messages: [
          { role: 'system', content: systemPrompt },
          { role: 'user', content: text },
        ],
        maxTokens,
        temperature: 0,
      },
      promptTokens: Math.round(fixed + perUnit * units * (0.985 + random.next() * 0.03)),
      completionTokens: random.between(1, maxTokens),
      toServerMs,
      toHeadersMs,
      answerMs: random.next() * 3_000,
      pauseBeforeMs: random.next() < 0.05 ? random.next() * 120_000 : random.next() * pauseMs,
      fate: trouble < 0.03 ? 'never_sent' : trouble < 0.12 ? 'given_up' : trouble < 0.15 ? 'headers_lost' : 'answered',
      givenUpAfterMs: random.next() * 2_000,
    }
  })
}

const pick = <T>(random: Random, from: readonly T[]): T => {
  const chosen = from[Math.floor(random.next() * from.length)]
  if (chosen === undefined) throw new Error('Nothing to pick from.')
  return chosen
}
