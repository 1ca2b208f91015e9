import { createFakeClock, type FakeClock, type LlmScript } from '@eva/testing/fakes'
import { beforeEach, expect, it } from 'vitest'
import type { ChatMessage, Llm } from '../contracts/llm.ts'
import { BargeIn, EvaError } from '../errors.ts'
import { type Candidate, plainCandidate } from './candidate.ts'
import { Rhythm } from './rhythm.ts'
import { ask, asking, brainsOn, REQUEST, repeat, routesOf, textOf } from './test-asking.ts'
import { routerOf, routerOver } from './test-router.ts'

const down = new EvaError('brain_unreachable', 'a cannot be reached.')
const refused = (retryAfterMs: number): LlmScript => [
  { fail: new EvaError('brain_rate_limited', 'No quota.', { retryAfterMs }) },
]

let clock: FakeClock
let brain: ReturnType<typeof brainsOn>
beforeEach(() => {
  clock = createFakeClock()
  brain = brainsOn(clock)
})

/** Each request costs 200 of 600 tokens a minute. */
const quoted = (llm: Llm): Candidate => ({
  ...plainCandidate(llm),
  plan: [{ kind: 'tokens_per_minute', limit: 600 }],
  countTokens: () => 100,
})
const other = { changes: { conversationId: 'd' } }

it('sends nothing to a brain that rests and has no quota either', async () => {
  const a = brain('a', ['A'], ['A'], ['A', { fail: down }])
  const router = routerOver([quoted(a)], clock)
  for (let turn = 0; turn < 3; turn += 1) await ask(router, clock)
  expect((await ask(router, clock)).thrown).toMatchObject({ code: 'brain_rate_limited', retryAfterMs: 20_000 })
  expect(a.requests).toHaveLength(3)
})

it('says how long it takes until the first of those who refused can answer', async () => {
  const [a, b] = [brain('a', refused(2_000)), brain('b', refused(600_000))]
  const { thrown, events } = await ask(routerOf([a, b], clock), clock)
  expect(thrown).toMatchObject({ code: 'brain_rate_limited', retryAfterMs: 2_000 })
  expect(events.filter(({ type }) => type === 'route')).toHaveLength(1)
  expect(clock.nowMs()).toBe(0)
})

it('rather takes a brain that has just room enough than one that is busy', async () => {
  const a = brain('a', ...repeat(['A'], 4))
  const b: Candidate = { ...plainCandidate(brain('b', ['B'], [{ waitMs: 60_000 }, 'B'], ['B'])), atOnce: 1 }
  const router = routerOver([quoted(a), b], clock)
  for (let turn = 0; turn < 4; turn += 1) await ask(router, clock)
  await clock.advance(20_000)
  asking(router, other)
  await clock.settle()
  expect(textOf(await ask(router, clock))).toBe('A')
})

it('goes on with a brain that has just room enough where another one falls silent', async () => {
  const a = brain('a', ...repeat(['A'], 4))
  const b = brain('b', ['B'], ['One. ', { waitMs: 900_000 }])
  const router = routerOver([quoted(a), plainCandidate(b)], clock)
  for (let turn = 0; turn < 4; turn += 1) await ask(router, clock)
  await clock.advance(20_000)
  const outcome = asking(router, { settled: 'One. ' })
  await clock.advance(2_000)
  expect(routesOf(outcome)).toEqual(['b → a: stalled'])
  expect(textOf(outcome)).toBe('One. A')
})

it('names for each conversation who answers in it, whatever the size of a request elsewhere', async () => {
  const router = routerOver([quoted(brain('a', ...repeat(['A'], 3))), plainCandidate(brain('b', ['B']))], clock)
  for (let turn = 0; turn < 3; turn += 1) await ask(router, clock)
  await ask(router, clock)
  expect(router.answererOf('c')).toEqual({ provider: 'b', model: 'b (fake)' })
  expect(router.answererOf('new')).toEqual({ provider: 'a', model: 'a (fake)' })
})

const usual: LlmScript = [{ waitMs: 200 }, 'A']

async function used(times: number, router: ReturnType<typeof routerOf>): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    asking(router)
    await clock.advance(250)
  }
}

it('does not take for its pace how long a person waited who then said something else', async () => {
  const llm = brain('a', ...repeat(usual, 12))
  // The end of a stream takes its time, as that of a connection does.
  const reluctant: Llm = {
    ...llm,
    async *streamTokens(request, signal) {
      try {
        yield* llm.streamTokens(request, signal)
      } finally {
        for (let job = 0; job < 20; job += 1) await Promise.resolve()
      }
    },
  }
  const router = routerOf([reluctant], clock)
  await used(9, router)
  const cancel = new AbortController()
  asking(router, { signal: cancel.signal })
  await clock.advance(5)
  cancel.abort(new BargeIn('enough'))
  await clock.settle()
  expect(router.report().brains[0]?.firstTokenP95Ms).toBeNull()
  await used(1, router)
  expect(router.report().brains[0]?.firstTokenP95Ms).toBe(200)
})

it('does not take a brain for fast that was beaten before its usual time, and for slow that was beaten after it', () => {
  const rhythm = new Rhythm()
  for (let turn = 0; turn < 10; turn += 1) rhythm.firstToken(400)
  for (let turn = 0; turn < 20; turn += 1) rhythm.beaten(10)
  expect([rhythm.firstTokenP95Ms, rhythm.slowMs]).toEqual([400, 1_200])
  rhythm.beaten(500)
  expect(rhythm.firstTokenP95Ms).toBe(500)
})

it('reads nothing old again in a conversation that was answered meanwhile', async () => {
  const reads: string[] = []
  const prefill: Candidate['prefill'] = async (_id, messages, signal) => {
    reads.push(messages.at(-1)?.content ?? '')
    await clock.sleep(1_000, signal)
  }
  const router = routerOver(
    [plainCandidate(brain('a', ['A'], ['A'])), { ...plainCandidate(brain('b')), prefill }],
    clock,
  )
  const upTo = (content: string): ChatMessage[] => [...REQUEST.messages, { role: 'assistant', content }]
  await ask(router, clock)
  router.readAhead('c', upTo('first'))
  await clock.advance(100)
  await ask(router, clock)
  await clock.settle()
  expect(reads).toEqual(['first'])
  router.readAhead('c', upTo('second'))
  await clock.advance(2_000)
  expect(reads).toEqual(['first', 'second'])
  expect(clock.sleeping).toBe(0)
})
