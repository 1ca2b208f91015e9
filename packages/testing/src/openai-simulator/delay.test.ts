import { expect, it } from 'vitest'
import { createRandom } from '../fakes/random.ts'
import { createChatDesk } from './chat.ts'
import { type Delay, drawMs } from './delay.ts'
import type { SimulatedRequest } from './reply.ts'

const REQUEST: SimulatedRequest = {
  model: 'm',
  messages: [{ role: 'user', content: 'Hello!' }],
  maxTokens: null,
  temperature: null,
  wantsUsage: false,
}

const draws = (delay: Delay, count = 2_000): readonly number[] => {
  const random = createRandom(1)
  return Array.from({ length: count }, () => drawMs(delay, random)).sort((left, right) => left - right)
}

it('is always the same without jitter', () => {
  expect(new Set(draws(80))).toEqual(new Set([80]))
})

it('is spread evenly within its jitter', () => {
  const drawn = draws({ ms: 80, jitterMs: 20 })
  expect(drawn[0]).toBeGreaterThanOrEqual(60)
  expect(drawn.at(-1)).toBeLessThanOrEqual(100)
  for (const [share, ms] of [
    [0.25, 70],
    [0.5, 80],
    [0.75, 90],
  ] as const) {
    expect(Math.abs((drawn[drawn.length * share] ?? 0) - ms)).toBeLessThan(2)
  }
})

it('is never negative', () => {
  expect(draws({ ms: 5, jitterMs: 20 })[0]).toBe(0)
})

it('has the percentiles it was given', () => {
  const drawn = draws({
    percentiles: [
      [50, 80],
      [90, 120],
      [99, 400],
    ],
  })
  expect([drawn[0], drawn[900], drawn.at(-1)]).toEqual([80, 80, 400])
  expect(Math.abs((drawn[1_400] ?? 0) - 100)).toBeLessThan(5)
  expect(Math.abs((drawn[1_800] ?? 0) - 120)).toBeLessThan(10)
})

/** The delays of so many answers, each with its first token and three more. */
function paces(seed: number, options: { readonly failing?: boolean; readonly turns?: number } = {}): number[][] {
  const { chat } = createChatDesk({
    replyTo: () => ({ type: 'stream', tokens: [] }),
    firstTokenMs: { ms: 80, jitterMs: 20 },
    tokenMs: { ms: 10, jitterMs: 3 },
    faults: options.failing ? [{ fault: { type: 'no_done' }, when: { type: 'share', share: 0.5 } }] : [],
    seed,
  })
  return Array.from({ length: options.turns ?? 20 }, () => {
    const { rhythm } = chat(REQUEST)
    return [rhythm.firstTokenMs, rhythm.nextTokenMs(), rhythm.nextTokenMs(), rhythm.nextTokenMs()]
  })
}

it('is the same for the same seed, and another for another', () => {
  expect(paces(1)).toEqual(paces(1))
  expect(paces(2)).not.toEqual(paces(1))
})

it('is another for each request of a run', () => {
  expect(new Set(paces(1).map(([firstTokenMs]) => firstTokenMs)).size).toBe(20)
})

it('is spread evenly over the requests of a run', () => {
  const drawn = paces(1, { turns: 1_000 }).map(([firstTokenMs = 0]) => firstTokenMs)
  const mean = drawn.reduce((sum, ms) => sum + ms, 0) / drawn.length
  expect(Math.abs(mean - 80)).toBeLessThan(1)
})

it('is that of the others where something goes wrong', () => {
  const { chat } = createChatDesk({
    replyTo: () => ({ type: 'stream', tokens: [] }),
    firstTokenMs: { ms: 80, jitterMs: 20 },
    faults: [{ fault: { type: 'refuse' }, when: { type: 'share', share: 0.5 } }],
  })
  const chats = Array.from({ length: 2_000 }, () => chat(REQUEST))
  const failing = chats.filter(({ reply }) => reply.type === 'refuse').map(({ rhythm }) => rhythm.firstTokenMs)
  expect(Math.abs(failing.length - 1_000)).toBeLessThan(70)
  expect(Math.abs(failing.reduce((sum, ms) => sum + ms, 0) / failing.length - 80)).toBeLessThan(1.5)
})

it('does not change by what goes wrong', () => {
  expect(paces(1, { failing: true })).toEqual(paces(1))
})
