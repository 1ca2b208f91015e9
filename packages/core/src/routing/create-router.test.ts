import { createFakeClock, type FakeClock, type FakeLlm, fakeLlm, type LlmScript } from '@eva/testing/fakes'
import { beforeEach, describe, expect, it } from 'vitest'
import type { QuotaReport } from '../contracts/quota.ts'
import { BargeIn, EvaError } from '../errors.ts'
import { type Candidate, plainCandidate } from './candidate.ts'
import type { RoutedEvent, Router } from './router.ts'
import { type Asked, ask as askAtOnce, asking, type Outcome, REQUEST, repeat, routesOf, textOf } from './test-asking.ts'
import { routerOf, routerOver } from './test-router.ts'

const down = new EvaError('brain_unreachable', 'a cannot be reached.')
const limited = new EvaError('brain_rate_limited', 'a is resting.', { retryAfterMs: 42_000 })

let clock: FakeClock
beforeEach(() => {
  clock = createFakeClock()
})

const brain = (id: string, ...scripts: readonly LlmScript[]): FakeLlm => fakeLlm(id, clock, scripts)
const ask = (router: Router, asked: Asked = {}): Promise<Outcome> => askAtOnce(router, clock, asked)

describe('brains in order', () => {
  it('asks only the first while it answers', async () => {
    const [a, b] = [brain('a', ['Hi']), brain('b')]
    const router = routerOver([plainCandidate(a), plainCandidate(b)], clock)
    expect(router.planned()).toEqual({ provider: 'a', model: 'a (fake)' })
    expect((await ask(router)).events).toEqual([{ type: 'started' }, { type: 'token', content: 'Hi' }])
  })

  it('asks the next in the same moment when one fails before its first token, as often as it takes', async () => {
    const [a, b] = [brain('a', [{ fail: down }]), brain('b', [{ fail: new Error('secret') }])]
    const router = routerOf([a, b, brain('c', ['Hi'])], clock)
    const outcome = await ask(router)
    expect(outcome.events.filter((event) => event.type === 'route')).toEqual([
      {
        type: 'route',
        from: 'a',
        to: 'b',
        model: 'b (fake)',
        cause: 'failed',
        reason: 'a cannot be reached. b answers.',
        untilMs: 1_000,
      },
      {
        type: 'route',
        from: 'b',
        to: 'c',
        model: 'c (fake)',
        cause: 'failed',
        reason: 'b failed while answering. c answers.',
        untilMs: 1_000,
      },
    ])
    expect(textOf(outcome)).toBe('Hi')
    expect(clock.nowMs()).toBe(0)
  })

  it('asks the next when one ends without a word', async () => {
    const router = routerOf([brain('a', []), brain('b', ['Hi'])], clock)
    expect(routesOf(await ask(router))).toEqual(['a → b: failed'])
  })

  it('fails with the last reason, as an error that can be shown', async () => {
    const alone = (...script: LlmScript): Router => routerOver([plainCandidate(brain('a', script))], clock)
    expect((await ask(alone({ fail: down }))).thrown).toBe(down)
    expect((await ask(alone({ fail: new Error('secret') }))).thrown).toMatchObject({
      code: 'brain_failed',
      message: 'a failed while answering.',
    })
    expect((await ask(alone())).thrown).toMatchObject({ code: 'brain_failed', message: 'a ended without a word.' })
  })

  it('keeps a last resort for when nobody else can', async () => {
    const last = { ...plainCandidate(brain('last', ['Well'])), lastResort: true }
    const router = routerOver([last, plainCandidate(brain('a', ['Hi'], [{ fail: down }]))], clock)
    expect(textOf(await ask(router))).toBe('Hi')
    expect(textOf(await ask(router))).toBe('Well')
  })
})

describe('cancelling', () => {
  it.each([0, 1, 2, 3])('stops every brain and wakes up nobody, after event %i', async (index) => {
    const b = brain('b', ['One ', { waitMs: 5 }, 'two ', { waitMs: 5 }, 'three'])
    const router = routerOf([brain('a', [{ fail: down }]), b], clock)
    const cancel = new AbortController()
    const reason = new BargeIn('enough')
    const events: RoutedEvent[] = []
    const reading = (async () => {
      if (index === 0) cancel.abort(reason)
      for await (const event of router.streamTokens(REQUEST, cancel.signal, () => '')) {
        events.push(event)
        if (events.length === index) cancel.abort(reason)
      }
    })()
    reading.catch(() => {})
    await clock.advance(1_000)
    await expect(reading).rejects.toBe(reason)
    expect(events.length).toBe(index)
    await clock.settle()
    expect(clock.sleeping).toBe(0)
    expect(router.report().brains.map((each) => each.running)).toEqual([0, 0])
  })
})

describe('quota', () => {
  const plan = [{ kind: 'tokens_per_minute', limit: 600 }] as const
  const quoted = (...scripts: readonly LlmScript[]): Candidate & { readonly llm: FakeLlm } => ({
    ...plainCandidate(brain('a')),
    llm: brain('a', ...scripts),
    plan,
    countTokens: () => 100,
  })
  const refusal = (retryAfterMs: number): QuotaReport => ({
    readings: [],
    refusal: { kind: 'tokens_per_minute', limit: 600, used: 590, requested: 200, retryAfterMs, tooLarge: false },
  })

  it('goes to the next brain without sending what does not fit, and comes back when there is room for two', async () => {
    const told: LlmScript = ['A', { event: { type: 'usage', promptTokens: 100, completionTokens: 100 } }]
    const a = quoted(...repeat(told, 9))
    const router = routerOver([a, plainCandidate(brain('b', ...repeat(['B'], 9)))], clock)
    // 100 of the prompt and 100 of the answer each: three fit into 600.
    const texts = []
    for (let turn = 0; turn < 4; turn += 1) texts.push(textOf(await ask(router)))
    expect(texts).toEqual(['A', 'A', 'A', 'B'])
    expect(a.llm.requests).toHaveLength(3)
    // 10 tokens come back each second.
    await clock.advance(20_000)
    expect(textOf(await ask(router))).toBe('B')
    await clock.advance(20_000)
    const back = await ask(router)
    expect(textOf(back)).toBe('A')
    expect(routesOf(back)).toEqual(['b → a: restored'])
    expect(textOf(await ask(router))).toBe('A')
  })

  it('says until when, and in statistics what is left', async () => {
    const router = routerOver([quoted(...repeat(['A'], 3)), plainCandidate(brain('b', ['B']))], clock)
    for (let turn = 0; turn < 3; turn += 1) await ask(router)
    const [route] = (await ask(router)).events
    expect(route).toMatchObject({ type: 'route', cause: 'quota', to: 'b' })
    expect(route?.type === 'route' && route.untilMs).toBeCloseTo(40_000, -2)
    expect(router.report().brains[0]).toMatchObject({
      state: 'quota',
      quota: [{ kind: 'tokens_per_minute', limit: 600 }],
    })
    expect(router.planned().provider).toBe('b')
  })

  it('tells each conversation of a change once', async () => {
    const router = routerOver([quoted(...repeat(['A'], 3)), plainCandidate(brain('b', ...repeat(['B'], 9)))], clock)
    for (let turn = 0; turn < 4; turn += 1) await ask(router)
    expect(routesOf(await ask(router))).toEqual([])
    expect(routesOf(await ask(router, { changes: { conversationId: 'd' } }))).toEqual(['a → b: quota'])
  })

  it('switches at once on a refusal that comes all the same, and does not ask again before its time', async () => {
    const a = quoted([{ event: { type: 'quota', report: refusal(9_500) } }, { fail: limited }], ['A'], ['A'])
    const router = routerOver([a, plainCandidate(brain('b', ...repeat(['B'], 9)))], clock)
    const refused = await ask(router)
    expect(routesOf(refused)).toEqual(['a → b: refused'])
    expect(clock.nowMs()).toBe(0)
    await clock.advance(9_000)
    expect(textOf(await ask(router))).toBe('B')
    expect(a.llm.requests).toHaveLength(1)
    await clock.advance(60_000)
    expect(textOf(await ask(router))).toBe('A')
  })

  it('fails with the time when nobody has room, and sends nothing', async () => {
    const a = quoted(...repeat(['A'], 3))
    const router = routerOver([a], clock)
    for (let turn = 0; turn < 3; turn += 1) await ask(router)
    const { thrown } = await ask(router)
    expect(thrown).toMatchObject({ code: 'brain_rate_limited' })
    expect(thrown instanceof EvaError && thrown.retryAfterMs).toBeCloseTo(20_000, -2)
    expect(a.llm.requests).toHaveLength(3)
  })

  it('remembers over a restart', async () => {
    const kept = new Map<string, unknown>()
    const host = { quotas: kept, keepQuota: (id: string, state: unknown) => void kept.set(id, state) }
    const before = routerOver([quoted(...repeat(['A'], 3)), plainCandidate(brain('b'))], clock, host)
    for (let turn = 0; turn < 3; turn += 1) await ask(before)
    const quotas = new Map([...kept].map(([id, state]) => [id, JSON.parse(JSON.stringify(state))]))
    const after = routerOver([quoted(), plainCandidate(brain('b', ['B']))], clock, { ...host, quotas })
    expect(after.report().brains[0]?.state).toBe('quota')
    expect(after.planned().provider).toBe('b')
    expect(textOf(await ask(after))).toBe('B')
  })
})

describe('a brain that failed', () => {
  it('is left alone for a second, then asked by one request, and left alone twice as long when that fails', async () => {
    const a = brain('a', [{ fail: down }], [{ waitMs: 50 }, { fail: down }], ['A'])
    const router = routerOver([plainCandidate(a), plainCandidate(brain('b', ...repeat(['B'], 9)))], clock)
    expect(routesOf(await ask(router))).toEqual(['a → b: failed'])
    expect(textOf(await ask(router))).toBe('B')
    expect(a.requests).toHaveLength(1)
    await clock.advance(1_000)
    const trial = asking(router)
    await clock.settle()
    const meanwhile = await ask(router, { changes: { conversationId: 'd' } })
    expect(routesOf(meanwhile)).toEqual(['a → b: resting'])
    await clock.advance(50)
    expect(textOf(trial)).toBe('B')
    await clock.advance(1_900)
    expect(textOf(await ask(router))).toBe('B')
    await clock.advance(100)
    expect(textOf(await ask(router))).toBe('A')
    expect(a.requests).toHaveLength(3)
  })

  it('is asked all the same when there is nobody else', async () => {
    const router = routerOver([plainCandidate(brain('a', [{ fail: down }], ['A']))], clock)
    expect((await ask(router)).thrown).toBe(down)
    expect(textOf(await ask(router))).toBe('A')
  })
})

describe('a brain that is slow to begin', () => {
  const usual: LlmScript = [{ waitMs: 200 }, 'A']
  const slow: LlmScript = [{ waitMs: 3_000 }, 'late']

  async function known(more: readonly LlmScript[], second: readonly LlmScript[]): Promise<[Router, FakeLlm, FakeLlm]> {
    const [a, b] = [brain('a', ...repeat(usual, 19), ...more), brain('b', ...second)]
    const router = routerOver([plainCandidate(a), plainCandidate(b)], clock)
    for (let turn = 0; turn < 19; turn += 1) {
      const outcome = asking(router)
      await clock.advance(250)
      expect(textOf(outcome)).toBe('A')
    }
    return [router, a, b]
  }

  it('is joined by another after its own usual time; the first token wins and the other is stopped', async () => {
    const [router, a] = await known([slow], [[{ waitMs: 100 }, 'B', 'B']])
    const outcome = asking(router)
    await clock.advance(199)
    expect(router.report().hedged).toBe(0)
    await clock.advance(1)
    expect(router.report().hedged).toBe(1)
    expect(outcome.events).toEqual([{ type: 'started' }])
    await clock.advance(100)
    expect(textOf(outcome)).toBe('BB')
    expect(routesOf(outcome)).toEqual(['a → b: slow'])
    expect(outcome.ended).toBe(true)
    expect(a.stopped).toBe(1)
    expect(router.report()).toMatchObject({ requests: 20, hedged: 1, hedgesWon: 1 })
  })

  it('may still be the first, which nobody is told of', async () => {
    const [router, , b] = await known([[{ waitMs: 250 }, 'A']], [[{ waitMs: 100 }, 'B']])
    const outcome = asking(router)
    await clock.advance(400)
    expect(textOf(outcome)).toBe('A')
    expect(routesOf(outcome)).toEqual([])
    expect(b.stopped).toBe(1)
  })

  it('is joined in 5 % of the requests at most, and says when more would be needed', async () => {
    const doubts: string[] = []
    const a = plainCandidate(brain('a', ...repeat(usual, 20), ...repeat([{ waitMs: 1_400 }, 'A'], 100)))
    const b = plainCandidate(brain('b', ...repeat([{ waitMs: 100 }, 'B'], 100)))
    const router = routerOver([a, b], clock, { doubt: (sentence) => void doubts.push(sentence) })
    for (let turn = 0; turn < 120; turn += 1) {
      asking(router)
      await clock.advance(2_000)
    }
    const { requests, hedged, doubt } = router.report()
    expect(requests).toBe(120)
    expect(hedged).toBeLessThanOrEqual(6)
    expect(hedged).toBeGreaterThan(0)
    expect(doubts).toHaveLength(1)
    expect(doubt ?? doubts[0]).toMatch(/later than is usual for a/)
  })

  it('is left alone for five seconds when it is three times as late twice running, and asked again by one request', async () => {
    const late: LlmScript = [{ waitMs: 900 }, 'A']
    const scripts = [...repeat(usual, 12), late, late, late, ...repeat(usual, 2)]
    const [a, b] = [brain('a', ...scripts), brain('b', ...repeat([{ waitMs: 200 }, 'B'], 20))]
    const router = routerOver([plainCandidate(a), plainCandidate(b)], clock)
    const next = async (): Promise<string> => {
      const outcome = asking(router)
      await clock.advance(1_000)
      return [textOf(outcome), ...routesOf(outcome)].join(' ')
    }
    for (let turn = 0; turn < 12; turn += 1) expect(await next()).toBe('A')
    expect(await next()).toBe('A')
    expect(await next()).toBe('A')
    expect(await next()).toBe('B a → b: slow')
    expect(router.report().brains[0]).toMatchObject({ state: 'resting', untilMs: 3_600 })
    for (let turn = 0; turn < 3; turn += 1) expect(await next()).toBe('B')
    await clock.advance(600)
    expect(await next()).toBe('A b → a: restored')
    for (let turn = 0; turn < 9; turn += 1) expect(await next()).toBe(turn === 0 ? 'B a → b: slow' : 'B')
    await clock.advance(600)
    expect(await next()).toBe('A b → a: restored')
    expect(await next()).toBe('A')
    expect(a.requests).toHaveLength(17)
  })

  it('is asked all the same when the other one is a last resort', async () => {
    const a = brain('a', ...repeat(usual, 12), ...repeat([{ waitMs: 900 }, 'A'], 4))
    const last = { ...plainCandidate(brain('last')), lastResort: true }
    const router = routerOver([plainCandidate(a), last], clock)
    for (let turn = 0; turn < 16; turn += 1) {
      const outcome = asking(router)
      await clock.advance(1_000)
      expect(textOf(outcome)).toBe('A')
    }
  })

  it('is left as soon as another one is free, though none was when it had become too long', async () => {
    const b: Candidate = { ...plainCandidate(brain('b', [{ waitMs: 8_000 }, 'B'], ['B'])), atOnce: 1 }
    const router = routerOver([plainCandidate(brain('a', [{ fail: down }], [{ waitMs: 60_000 }])), b], clock)
    const busy = asking(router, { changes: { conversationId: 'd' } })
    await clock.advance(1_000)
    const outcome = asking(router)
    await clock.advance(6_900)
    expect(textOf(outcome)).toBe('')
    await clock.advance(600)
    expect([textOf(busy), textOf(outcome)]).toEqual(['B', 'B'])
    expect(routesOf(outcome)).toEqual(['a → b: slow'])
  })

  it('is not joined by a last resort, but replaced by it in the end', async () => {
    const last = { ...plainCandidate(brain('last', ['Well'])), lastResort: true }
    const router = routerOver([plainCandidate(brain('a', [{ waitMs: 500_000 }])), last], clock)
    const outcome = asking(router)
    await clock.advance(119_000)
    expect(textOf(outcome)).toBe('')
    await clock.advance(1_000)
    expect(textOf(outcome)).toBe('Well')
  })

  it('is left for another when it says nothing at all, also without a hedge', async () => {
    const router = routerOver(
      [plainCandidate(brain('a', [{ waitMs: 500_000 }])), plainCandidate(brain('b', ['B']))],
      clock,
    )
    const outcome = asking(router)
    await clock.advance(2_500)
    expect(textOf(outcome)).toBe('B')
    expect(router.report().brains[0]?.state).toBe('resting')
  })

  it('is asked again at once when somebody has seen it well', async () => {
    const failing = new EvaError('brain_unreachable', 'a is away.')
    const a = brain('a', [{ fail: failing }], ['A'])
    const router = routerOver([plainCandidate(a), plainCandidate(brain('b', ['B']))], clock)
    const first = asking(router)
    await clock.settle()
    expect(textOf(first)).toBe('B')
    expect(router.report().brains[0]?.state).toBe('resting')
    router.wake('a')
    expect(router.report().brains[0]?.state).toBe('ready')
    const second = asking(router)
    await clock.settle()
    expect(textOf(second)).toBe('A')
  })

  it('is waited for when it is alone', async () => {
    const router = routerOver([plainCandidate(brain('a', [{ waitMs: 500_000 }, 'A']))], clock)
    const outcome = asking(router)
    await clock.advance(500_000)
    expect(textOf(outcome)).toBe('A')
  })
})

describe('a brain that is lost in the middle of its answer', () => {
  it('ends the answer as failed when it falls silent and nobody else is there', async () => {
    const router = routerOver([plainCandidate(brain('a', ['One. ', 'Two', { waitMs: 900_000 }]))], clock)
    const outcome = asking(router, { settled: 'One. ' })
    await clock.advance(60_000)
    expect(outcome.thrown).toMatchObject({
      code: 'brain_failed',
      message: 'a fell silent in the middle of its answer.',
    })
    expect(textOf(outcome)).toBe('One. Two')
  })

  it.each<[string, LlmScript, number, string]>([
    ['breaks off', ['One. ', 'Two', { fail: down }], 0, 'a → b: broke_off'],
    ['falls silent', ['One. ', 'Two', { waitMs: 900_000 }], 2_000, 'a → b: stalled'],
  ])('that %s is followed by another, after what is settled', async (_name, script, afterMs, route) => {
    const b = brain('b', ['Three.'])
    const router = routerOver([plainCandidate(brain('a', script)), plainCandidate(b)], clock)
    const outcome = asking(router, { settled: 'One. ' })
    await clock.advance(afterMs)
    expect(outcome.ended).toBe(true)
    expect(routesOf(outcome)).toEqual([route])
    expect(outcome.events.slice(-2)).toEqual([
      { type: 'continued', answer: 'One. ' },
      { type: 'token', content: 'Three.' },
    ])
    expect(b.requests[0]).toMatchObject({ answerSoFar: 'One. ', maxTokens: 99 })
  })

  it('is followed from the beginning when nothing was settled', async () => {
    const b = brain('b', ['All.'])
    const router = routerOver([plainCandidate(brain('a', ['On', { fail: down }])), plainCandidate(b)], clock)
    const outcome = await ask(router)
    expect(outcome.events).toContainEqual({ type: 'continued', answer: '' })
    expect(b.requests[0]).not.toHaveProperty('answerSoFar')
  })

  it('is followed by as many others as are lost too', async () => {
    const [a, b] = [brain('a', ['One. ', { fail: down }]), brain('b', ['Two. ', { fail: down }])]
    const router = routerOf([a, b, brain('c', ['Three.'])], clock)
    expect(routesOf(await ask(router, { settled: 'x' }))).toEqual(['a → b: broke_off', 'b → c: broke_off'])
  })

  it('is waited for when only a last resort could go on, until that is better than silence', async () => {
    const last = { ...plainCandidate(brain('last', ['Well.'])), lastResort: true }
    const router = routerOver([plainCandidate(brain('a', ['One. ', { waitMs: 900_000 }])), last], clock)
    const outcome = asking(router, { settled: 'One. ' })
    await clock.advance(39_000)
    expect(textOf(outcome)).toBe('One. ')
    await clock.advance(1_000)
    expect(textOf(outcome)).toBe('One. Well.')
  })

  it('learns from its rhythm when a silence is none', async () => {
    const paced: LlmScript = Array.from({ length: 40 }, () => [{ waitMs: 50 }, 'x'] as const).flat()
    const a = brain('a', paced, ['One. ', { waitMs: 900_000 }])
    const router = routerOver([plainCandidate(a), plainCandidate(brain('b', ['B']))], clock)
    asking(router)
    await clock.advance(2_500)
    const outcome = asking(router)
    // Eight times its usual 50 ms.
    await clock.advance(399)
    expect(outcome.ended).toBe(false)
    await clock.advance(1)
    expect(routesOf(outcome)).toEqual(['a → b: stalled'])
  })

  it('ends well when there was nothing left to say', async () => {
    const router = routerOver(
      [plainCandidate(brain('a', ['All.', { fail: down }])), plainCandidate(brain('b', []))],
      clock,
    )
    const outcome = await ask(router, { settled: 'All.' })
    expect(outcome.thrown).toBeNull()
  })

  it('fails when nobody can go on', async () => {
    const outcome = await ask(routerOver([plainCandidate(brain('a', ['One. ', { fail: down }]))], clock))
    // It was there: that it cannot be reached any more says less than that it broke off.
    const message = 'a broke off in the middle of its answer.'
    expect(outcome.thrown).toMatchObject({ code: 'brain_failed', message, cause: down })
    expect(textOf(outcome)).toBe('One. ')
  })
})

describe('a brain that is busy', () => {
  it('lets another answer, but is waited for rather than a last resort', async () => {
    const slow: LlmScript = ['A', { waitMs: 100 }, 'A']
    const one = (): Candidate => ({ ...plainCandidate(brain('a', slow, slow)), atOnce: 1 })
    const two = routerOver([one(), plainCandidate(brain('b', ['B']))], clock)
    asking(two)
    await clock.settle()
    expect(routesOf(await ask(two, { changes: { conversationId: 'd' } }))).toEqual(['a → b: busy'])
    const last = { ...plainCandidate(brain('last')), lastResort: true }
    const alone = routerOver([one(), last], clock)
    asking(alone)
    await clock.settle()
    const waiting = asking(alone, { changes: { conversationId: 'd' } })
    await clock.advance(200)
    expect(textOf(waiting)).toBe('AA')
  })
})

describe('reading ahead', () => {
  const messages = [...REQUEST.messages, { role: 'assistant', content: 'Hi' }] as const

  it('lets who did not answer read, while nobody waits', async () => {
    const reads: string[] = []
    const prefill = async (id: string): Promise<void> => void reads.push(id)
    const [a, b] = [brain('a', ['A']), brain('b')]
    const router = routerOver(
      [
        { ...plainCandidate(a), prefill },
        { ...plainCandidate(b), prefill },
      ],
      clock,
    )
    await ask(router)
    router.readAhead('c', messages)
    await clock.settle()
    expect(reads).toEqual(['c'])
  })

  it('breaks off for a question, and goes on after the answer', async () => {
    const reads: string[] = []
    const prefill: Candidate['prefill'] = async (id, _messages, signal) => {
      reads.push(id)
      await clock.sleep(1_000, signal)
      reads.push(`${id} read`)
    }
    const a = brain('a', ['A'], ['A', { waitMs: 500 }, 'A'])
    const router = routerOver([plainCandidate(a), { ...plainCandidate(brain('b')), prefill }], clock)
    await ask(router)
    router.readAhead('c', messages)
    await clock.advance(100)
    const answering = asking(router, { changes: { conversationId: 'd' } })
    await clock.advance(400)
    expect(reads).toEqual(['c'])
    await clock.advance(100)
    expect(answering.ended).toBe(true)
    await clock.advance(1_000)
    expect(reads).toEqual(['c', 'c', 'c read'])
    expect(clock.sleeping).toBe(0)
  })

  it('stops when the router is closed', async () => {
    const prefill: Candidate['prefill'] = (_id, _messages, signal) => clock.sleep(1_000, signal)
    const router = routerOver([plainCandidate(brain('a', ['A'])), { ...plainCandidate(brain('b')), prefill }], clock)
    await ask(router)
    router.readAhead('c', messages)
    await clock.settle()
    router.close()
    await clock.settle()
    expect(clock.sleeping).toBe(0)
  })
})
