import type { GroqLimits } from '@eva/testing/groq-quota'
import type { ScheduledFault } from '@eva/testing/openai-simulator'

/** How the brains behave while people talk. */
export type Scenario = {
  readonly name: string
  /** One or two sentences for the report. */
  readonly what: string
  /** The model of both brains. */
  readonly model: string
  /** The first brain's quota; `null` where it has none. */
  readonly quota: GroqLimits | null
  /** Another program asks the first brain with the same key, once each so many ms; `null` where there is none. */
  readonly neighbourEveryMs: number | null
  /** What goes wrong with the first brain. */
  readonly faults: readonly ScheduledFault[]
  /** What a reader must know to read the figures rightly. */
  readonly notes: readonly string[]
  /** The promise about a used-up quota is about this one. */
  readonly promised: boolean
}

/** The one of which Eva knows what Groq's free plan allows, before the first answer has told it. */
const FREE_MODEL = 'llama-3.1-8b-instant'
/** Groq's free plan for it, https://console.groq.com/docs/rate-limits. */
const FREE_PLAN: GroqLimits = {
  tokensPerMinute: 6_000,
  requestsPerMinute: 30,
  requestsPerDay: 14_400,
  tokensPerDay: 500_000,
}

/** The third of the half minute in which something is wrong with the first brain, ms from the first message. */
const TROUBLE = { type: 'time', fromMs: 8_000, toMs: 18_000 } as const

const troubled = (
  name: string,
  what: string,
  fault: ScheduledFault['fault'],
  notes: readonly string[] = [],
): Scenario => ({
  name,
  what: `${what}, from the 8th to the 18th second; no quota.`,
  model: 'simulated-model',
  quota: null,
  neighbourEveryMs: null,
  faults: [{ fault, when: TROUBLE }],
  notes,
  promised: false,
})

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a used-up quota',
    what: "The first brain keeps Groq's free plan: 30 requests and 6,000 tokens a minute.",
    model: FREE_MODEL,
    quota: FREE_PLAN,
    neighbourEveryMs: null,
    faults: [],
    notes: [
      'A 429 costs the plain client no more than a round trip over loopback here; against a cloud it is a round trip to the cloud, before each of these answers begins.',
    ],
    promised: true,
  },
  {
    name: 'a quota shared with another program',
    what: 'The same free plan, and another program with the same key asks every 3 s, of which no header tells before it has happened.',
    model: FREE_MODEL,
    quota: FREE_PLAN,
    neighbourEveryMs: 3_000,
    faults: [],
    notes: [],
    promised: false,
  },
  troubled('the first brain dies', 'Each of its answers breaks off after 5 tokens', { type: 'cut', afterTokens: 5 }),
  troubled('the first brain stalls', 'Each of its answers falls silent after 5 tokens, with the connection open', {
    type: 'stall',
    afterTokens: 5,
  }),
  troubled('the first brain slows', 'Its first token takes 900 ms in place of 80', { type: 'slow_start', ms: 900 }, [
    'Two answers three times as late as usual are the evidence after which the first brain is left alone; until then, and each time that one request finds out whether it is itself again, somebody waits, or is answered by a second brain that was started beside it. At most 5 % of the requests may be.',
  ]),
]
