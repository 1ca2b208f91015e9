import { createFakeClock, type FakeClock, type LlmScript } from '@eva/testing/fakes'
import { beforeEach, describe, expect, it } from 'vitest'
import { EvaError } from '../errors.ts'
import { plainCandidate } from './candidate.ts'
import { ask, asking, brainsOn, type Outcome, repeat, routesOf, textOf } from './test-asking.ts'
import { routerOf, routerOver } from './test-router.ts'

const down = new EvaError('brain_unreachable', 'a cannot be reached.')

let clock: FakeClock
let brain: ReturnType<typeof brainsOn>
beforeEach(() => {
  clock = createFakeClock()
  brain = brainsOn(clock)
})

const inConversation = (conversationId: string) => ({ changes: { conversationId } })

describe('people who ask in the same moment', () => {
  it('let one of them find out whether a brain is good again', async () => {
    const a = brain('a', [{ fail: down }], [{ waitMs: 50 }, 'A'], ['A'])
    const router = routerOf([a, brain('b', ...repeat(['B'], 9))], clock)
    for (const id of ['c', 'd', 'e']) await ask(router, clock, inConversation(id))
    await clock.advance(1_000)
    const outcomes = ['c', 'd', 'e'].map((id) => asking(router, inConversation(id)))
    await clock.advance(100)
    expect(a.requests).toHaveLength(2)
    expect(outcomes.map(textOf)).toEqual(['A', 'B', 'B'])
  })

  it('do not spend the same rest of a quota twice', async () => {
    const a = brain('a', ...repeat(['A'], 9))
    const plan = [{ kind: 'tokens_per_minute', limit: 600 }] as const
    const quoted = { ...plainCandidate(a), plan, countTokens: () => 100 }
    const router = routerOver([quoted, plainCandidate(brain('b', ...repeat(['B'], 9)))], clock)
    for (let turn = 0; turn < 4; turn += 1) await ask(router, clock)
    await ask(router, clock, inConversation('d'))
    // Room for two, which is what it takes to come back, and then for one.
    await clock.advance(40_000)
    const outcomes = [1, 2, 3].map((each) => asking(router, inConversation(each === 1 ? 'c' : `${each}`)))
    await clock.settle()
    expect(outcomes.map(textOf)).toEqual(['A', 'A', 'B'])
  })

  it('lose a brain together, which is one piece of evidence and not five', async () => {
    const a = brain('a', ...repeat([{ waitMs: 50 }, { fail: down }], 5), ['A'])
    const router = routerOf([a, brain('b', ...repeat(['B'], 9))], clock)
    for (const id of ['c', 'd', 'e', 'f', 'g']) asking(router, inConversation(id))
    await clock.advance(50)
    expect(router.report().brains[0]).toMatchObject({ state: 'resting', untilMs: 1_000 })
    await clock.advance(1_000)
    expect(textOf(await ask(router, clock))).toBe('A')
  })

  it('and one who was answered all along does not end the test of another', async () => {
    const long: LlmScript = [{ waitMs: 2_000 }, 'A']
    const a = brain('a', long, [{ fail: down }], [{ waitMs: 5_000 }, 'A'])
    const router = routerOf([a, brain('b', ...repeat(['B'], 9))], clock)
    const all: Outcome[] = [asking(router)]
    await clock.advance(700)
    all.push(asking(router, inConversation('d')))
    await clock.advance(1_100)
    all.push(asking(router, inConversation('e')))
    await clock.advance(500)
    all.push(asking(router, inConversation('f')))
    await clock.settle()
    expect(all.map(textOf)).toEqual(['A', 'B', '', 'B'])
    expect(a.requests).toHaveLength(3)
  })
})

describe('a brain that falls silent in the middle of an answer', () => {
  it('is left alone for a while, as after any other failure', async () => {
    const a = brain('a', ['One. ', { waitMs: 900_000 }])
    const router = routerOf([a, brain('b', ['Two.'], ['B'])], clock)
    asking(router, { settled: 'One. ' })
    await clock.advance(2_000)
    expect(router.report().brains[0]).toMatchObject({ state: 'resting', untilMs: 1_000 })
    expect(textOf(await ask(router, clock))).toBe('B')
  })

  it('and whoever goes on may fall silent too: the rest may still be as long as at first, less what was said', async () => {
    const c = brain('c', ['Three.'])
    const stalled: LlmScript = ['One. ', { waitMs: 900_000 }]
    const router = routerOf([brain('a', stalled), brain('b', stalled), c], clock)
    asking(router, { settled: 'x'.repeat(100) })
    await clock.advance(4_000)
    expect(c.requests[0]).toMatchObject({ maxTokens: 80 })
  })

  it('and was the one to find out whether it is slow still: others may ask it later', async () => {
    const usual: LlmScript = [{ waitMs: 100 }, 'A']
    const late: LlmScript = [{ waitMs: 900 }, 'A']
    const a = brain('a', ...repeat(usual, 12), late, late, ['more.'], ...repeat(usual, 3))
    const b = brain('b', ...repeat(['B'], 3), ['One. ', { fail: down }], ...repeat(['B'], 9))
    const router = routerOf([a, b], clock)
    for (let turn = 0; turn < 14; turn += 1) {
      asking(router)
      await clock.advance(1_000)
    }
    // `a` rests as it is slow; `b` breaks off, and `a` goes on with its answer.
    for (let turn = 0; turn < 3; turn += 1) expect(textOf(await ask(router, clock))).toBe('B')
    expect(textOf(await ask(router, clock, { settled: 'One. ' }))).toBe('One. more.')
    await clock.advance(60_000)
    const outcome = asking(router)
    await clock.advance(200)
    expect(textOf(outcome)).toBe('A')
  })
})

describe('two brains that are asked at once', () => {
  const usual: LlmScript = [{ waitMs: 200 }, 'A']
  const mute: LlmScript = [{ waitMs: 900_000 }]

  it('and both say nothing are left for a third', async () => {
    const a = brain('a', ...repeat(usual, 19), mute)
    const router = routerOf([a, brain('b', mute), brain('c', ['C'])], clock)
    for (let turn = 0; turn < 19; turn += 1) {
      asking(router)
      await clock.advance(250)
    }
    const outcome = asking(router)
    await clock.advance(300)
    expect(router.report().hedged).toBe(1)
    await clock.advance(7_000)
    expect(textOf(outcome)).toBe('C')
    expect(routesOf(outcome)).toEqual(['a → b: slow', 'b → c: slow'])
  })

  it('and both say nothing are left for a last resort in the end', async () => {
    const a = brain('a', ...repeat(usual, 19), mute)
    const last = { ...plainCandidate(brain('last', ['Well'])), lastResort: true }
    const router = routerOver([plainCandidate(a), plainCandidate(brain('b', mute)), last], clock)
    for (let turn = 0; turn < 19; turn += 1) {
      asking(router)
      await clock.advance(250)
    }
    const outcome = asking(router)
    await clock.advance(130_000)
    expect(textOf(outcome)).toBe('Well')
  })
})
