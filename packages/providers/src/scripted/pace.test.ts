import { createFakeClock } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { type Pace, paceWords } from './pace.ts'

const PACE: Pace = { wordMs: 20, wholeMs: 1_500 }

/** Hands the words out and notes at which millisecond each one came. */
async function arrivals(text: string, pace: Pace | null): Promise<readonly (readonly [word: string, atMs: number])[]> {
  const clock = createFakeClock()
  const arrived: (readonly [string, number])[] = []
  const reading = (async () => {
    for await (const word of paceWords(text.split(' '), pace, clock, new AbortController().signal)) {
      arrived.push([word, clock.nowMs()])
    }
  })()
  await clock.advance(10_000)
  await reading
  return arrived
}

describe('the pace of an answer', () => {
  it('gives the first clause at once and then a word every 20 ms', async () => {
    expect(await arrivals('Well, here I am. At last.', PACE)).toEqual([
      ['Well,', 0],
      ['here', 20],
      ['I', 40],
      ['am.', 60],
      ['At', 80],
      ['last.', 100],
    ])
  })

  it('hands a story of 150 words out in a second and a half', async () => {
    const story = await arrivals(`Listen. ${'word '.repeat(149)}end.`, PACE)
    expect(story[0]).toEqual(['Listen.', 0])
    expect(story[1]?.[1]).toBeCloseTo(10)
    expect(story.at(-1)?.[1]).toBeCloseTo(1_500)
  })

  it('gives an answer of one clause at once, and everything where there is no pace', async () => {
    expect((await arrivals('I am here.', PACE)).map(([, atMs]) => atMs)).toEqual([0, 0, 0])
    expect((await arrivals('I am here. So are you.', null)).map(([, atMs]) => atMs)).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('does not wait for a word whose time has passed while the reader was busy', async () => {
    const clock = createFakeClock()
    const words = paceWords(['Yes,', 'I', 'am'], PACE, clock, new AbortController().signal)
    await words.next()
    await clock.advance(100)
    expect((await words.next()).value).toBe('I')
    expect((await words.next()).value).toBe('am')
    expect(clock.sleeping).toBe(0)
  })

  it('stops in the middle of a wait with the reason it was given', async () => {
    const clock = createFakeClock()
    const stop = new AbortController()
    const words = paceWords(['Yes,', 'I', 'am'], PACE, clock, stop.signal)
    await words.next()
    const next = words.next()
    await clock.settle()
    expect(clock.sleeping).toBe(1)
    stop.abort('enough')
    await expect(next).rejects.toBe('enough')
    expect(clock.sleeping).toBe(0)
  })
})
