import { createFakeClock, type FakeClock } from '@eva/testing/fakes'
import { beforeEach, describe, expect, it } from 'vitest'
import { EvaError } from '../errors.ts'
import { type Candidate, plainCandidate } from './candidate.ts'
import { ask, asking, brainsOn, repeat, routesOf, textOf } from './test-asking.ts'
import { routerOver } from './test-router.ts'

const down = new EvaError('brain_unreachable', 'a cannot be reached.')

let clock: FakeClock
let brain: ReturnType<typeof brainsOn>
beforeEach(() => {
  clock = createFakeClock()
  brain = brainsOn(clock)
})

const ten = [{ kind: 'requests_per_minute', limit: 10 }] as const satisfies Candidate['plan']

describe('a router that is given other brains', () => {
  it('asks them from the next answer on, and says once that they were chosen', async () => {
    const a = plainCandidate(brain('a', ['One']))
    const b = plainCandidate(brain('b', ['Two'], ['Three']))
    const router = routerOver([a, b], clock)
    expect(textOf(await ask(router, clock))).toBe('One')
    router.use([b, a])
    expect(router.planned().provider).toBe('b')
    const changed = await ask(router, clock)
    expect(textOf(changed)).toBe('Two')
    expect(changed.events.find(({ type }) => type === 'route')).toMatchObject({
      from: 'a',
      to: 'b',
      cause: 'chosen',
      reason: 'b answers, as you chose.',
    })
    expect(routesOf(await ask(router, clock))).toEqual([])
  })

  it('tells nobody who has not been answered yet', async () => {
    const [a, b] = [plainCandidate(brain('a')), plainCandidate(brain('b', ['Hi']))]
    const router = routerOver([a, b], clock)
    router.use([b, a])
    expect(routesOf(await ask(router, clock))).toEqual([])
    expect(router.answererOf('c').provider).toBe('b')
  })

  it('tells nobody that a brain was opened anew, with another key perhaps', async () => {
    const router = routerOver([plainCandidate(brain('a', ['Old']))], clock)
    await ask(router, clock)
    router.use([plainCandidate(brain('a', ['New']))])
    const outcome = await ask(router, clock)
    expect([textOf(outcome), routesOf(outcome)]).toEqual(['New', []])
  })

  it('lets an answer end with the brain that it began with, also when that is gone', async () => {
    const a = plainCandidate(brain('a', ['One', { waitMs: 100 }, ' and two']))
    const b = plainCandidate(brain('b', ['Three']))
    const router = routerOver([a], clock)
    const running = asking(router)
    await clock.settle()
    router.use([b])
    await clock.advance(100)
    expect([textOf(running), running.ended, running.thrown]).toEqual(['One and two', true, null])
    expect(routesOf(await ask(router, clock))).toEqual(['a → b: chosen'])
  })

  it('gives an answer that is lost to nobody who was chosen after it began', async () => {
    const a = plainCandidate(brain('a', [{ waitMs: 100 }, { fail: down }]))
    const router = routerOver([a], clock)
    const running = asking(router)
    await clock.settle()
    router.use([plainCandidate(brain('b'))])
    await clock.advance(100)
    expect(running.thrown).toBe(down)
  })

  it('still says the true reason where the first choice cannot be asked', async () => {
    const [a, b] = [plainCandidate(brain('a', ['One'], [{ fail: down }])), plainCandidate(brain('b', ['Two']))]
    const c = plainCandidate(brain('c'))
    const router = routerOver([a, b], clock)
    await ask(router, clock)
    router.use([a, b, c])
    expect(routesOf(await ask(router, clock))).toEqual(['a → b: failed'])
  })

  it('remembers what it learnt of each brain that stays, and of the quota of each account', async () => {
    const used = { ...plainCandidate(brain('a', ...repeat(['Hi'], 3))), plan: ten }
    const router = routerOver([used], clock)
    for (let asked = 0; asked < 3; asked++) await ask(router, clock)
    const left = (): number | undefined => router.report().brains.find(({ id }) => id === 'a')?.quota[0]?.remaining
    expect(left()).toBe(7)
    router.use([plainCandidate(brain('b')), used])
    expect(left()).toBe(7)
    // The same account, opened anew; then another one.
    router.use([{ ...plainCandidate(brain('a')), plan: ten }])
    expect(left()).toBe(7)
    router.use([{ ...plainCandidate(brain('a')), plan: ten, account: 'another key' }])
    expect(left()).toBe(10)
  })

  it('keeps the quota of each account under its own name', async () => {
    const kept = new Map<string, unknown>()
    const of = (account: string): Candidate => ({ ...plainCandidate(brain('a', ['Hi'])), plan: ten, account })
    const router = routerOver([of('first')], clock, { keepQuota: (account, state) => kept.set(account, state) })
    await ask(router, clock)
    router.use([of('second')])
    await ask(router, clock)
    expect([...kept.keys()]).toEqual(['first', 'second'])
  })

  it('does nothing for the same brains in the same order', async () => {
    const [a, b] = [plainCandidate(brain('a', [{ fail: down }])), plainCandidate(brain('b', ['One'], ['Two']))]
    const router = routerOver([a, b], clock)
    await ask(router, clock)
    router.use([a, b])
    const outcome = await ask(router, clock)
    expect([textOf(outcome), routesOf(outcome)]).toEqual(['Two', []])
  })

  it('lets nobody read ahead any more who is gone', async () => {
    const read: string[] = []
    const reader = (id: string): Candidate => ({
      ...plainCandidate(brain(id)),
      prefill: async () => {
        read.push(id)
      },
    })
    const router = routerOver([plainCandidate(brain('a', ['Hi'])), reader('b')], clock)
    router.use([plainCandidate(brain('a', ['Hi'])), reader('c')])
    router.readAhead('c', [{ role: 'user', content: 'Hello' }])
    await clock.settle()
    expect(read).toEqual(['c'])
  })
})
