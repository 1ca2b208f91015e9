import { type BrainState, EvaError, type Llm } from '@eva/core'
import { createFakeClock, fakeLlm } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../check.ts'
import { askBrain, type BrainFacts, checkBrain } from './brain.ts'

const clock = createFakeClock()
const signal = new AbortController().signal
const FREE: BrainFacts = { isFree: true, state: null, isAlone: false, better: null, waiting: null }
const look = (brain: Llm, facts: Partial<BrainFacts> = {}): Promise<Verdict> =>
  checkBrain(brain, { ...FREE, ...facts }).look(signal)

const stateOf = (state: BrainState['state'], untilMs: number | null): BrainState => ({
  id: 'groq',
  model: 'groq (fake)',
  state,
  untilMs,
  running: 0,
  firstTokenP95Ms: null,
  quota: [],
})

describe('a brain that costs nothing', () => {
  it('is really asked, and left after its first word', async () => {
    const brain = fakeLlm('local', clock, [['Hello', ' there']])
    expect(await look(brain)).toMatchObject({ status: 'good', seen: { code: 'brain_answers' } })
    expect(brain.requests).toHaveLength(1)
    expect(brain.stopped).toBe(1)
  })

  it('is bad when it ends without a word', async () => {
    expect(await look(fakeLlm('local', clock, [[]]))).toMatchObject({
      status: 'bad',
      seen: { code: 'brain_failed' },
      words: 'It ended its answer without a word.',
      action: { kind: 'ask-brain', name: 'local' },
    })
  })

  it('is told of with what can be fetched, while it is the built-in one and alone', async () => {
    const better = { kind: 'fetch-model', name: 'small', bytes: 5 } as const
    const alone = { isAlone: true, better }
    expect(await look(fakeLlm('scripted', clock, [['Hi']]), alone)).toMatchObject({
      status: 'warning',
      seen: { code: 'brain_only_built_in' },
      action: better,
    })
    expect(await look(fakeLlm('scripted', clock, [['Hi']]), { ...alone, waiting: 'small' })).toMatchObject({
      status: 'warning',
      seen: { code: 'brain_waits', facts: { model: 'small' } },
    })
  })
})

describe('a brain that costs something', () => {
  it('is not asked for an answer', async () => {
    const brain = fakeLlm('groq', clock, [])
    expect(await look(brain, { isFree: false })).toMatchObject({
      status: 'good',
      seen: { code: 'brain_reachable' },
      words: 'scripted',
    })
    expect(brain.requests).toEqual([])
  })

  it('is asked where a person wants that', async () => {
    const brain = fakeLlm('groq', clock, [['Hi']])
    expect(await askBrain(brain, { ...FREE, isFree: false }).look(signal)).toMatchObject({
      seen: { code: 'brain_answers' },
    })
  })

  it('is amber with a used-up quota, and says when it is back', async () => {
    const spent = { isFree: false, state: stateOf('quota', 41_200) }
    expect(await look(fakeLlm('groq', clock, []), spent)).toMatchObject({
      status: 'warning',
      seen: { code: 'brain_quota', facts: { back_in_s: 42 } },
    })
    const refused = new EvaError('brain_rate_limited', 'Too many tokens.', { retryAfterMs: 9_000 })
    const asked = askBrain(fakeLlm('groq', clock, [[{ fail: refused }]]), FREE)
    expect(await asked.look(signal)).toMatchObject({
      status: 'warning',
      seen: { code: 'brain_quota', facts: { back_in_s: 9 } },
      words: 'Too many tokens.',
    })
  })

  it('can be asked at once when it is left alone after a failure and seems well', async () => {
    const resting = { isFree: false, state: stateOf('resting', 30_000) }
    expect(await look(fakeLlm('groq', clock, []), resting)).toMatchObject({
      status: 'warning',
      seen: { code: 'brain_resting', facts: { back_in_s: 30 } },
      action: { kind: 'ask-brain', name: 'groq' },
    })
  })

  it('is bad in its server’s own words', async () => {
    const brain: Llm = {
      ...fakeLlm('groq', clock, []),
      check: async () => ({ ok: false, detail: 'Invalid API Key', latencyMs: 3 }),
    }
    expect(await look(brain, { isFree: false })).toMatchObject({ status: 'bad', words: 'Invalid API Key' })
  })
})
