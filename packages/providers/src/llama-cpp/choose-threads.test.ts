import { describe, expect, it } from 'vitest'
import { candidateThreads, chooseThreads } from './choose-threads.ts'

/** A machine whose speed per thread count is known; remembers what was tried. */
function machine(speeds: Readonly<Record<number, number>>) {
  const tried: number[] = []
  const measure = async (threads: number): Promise<number> => {
    tried.push(threads)
    const speed = speeds[threads]
    if (speed === undefined) throw new Error(`nobody should try ${threads} threads`)
    return speed
  }
  return { tried, measure }
}
const always = (): boolean => true

describe('candidateThreads', () => {
  it.each([
    [1, 1, [1]],
    [2, 2, [1]],
    [2, 4, [2, 1]],
    [4, 4, [3, 2, 1]],
    [6, 12, [6, 4, 2, 1]],
    [16, 16, [15, 8, 4, 2, 1]],
  ])('of %i cores with %i processors leaves one processor free', (cores, processors, expected) => {
    expect(candidateThreads(cores, processors)).toEqual(expected)
  })
})

describe('chooseThreads', () => {
  it('prefers fewer threads that are nearly as fast', async () => {
    const { measure } = machine({ 8: 100, 4: 95, 2: 91, 1: 50 })
    expect(await chooseThreads([8, 4, 2, 1], measure, always)).toBe(2)
  })

  it('goes on past a count that stalls beside a neighbour', async () => {
    const { measure } = machine({ 4: 12, 2: 45, 1: 44 })
    expect(await chooseThreads([4, 2, 1], measure, always)).toBe(1)
  })

  it('does not waste time on few threads once they are clearly slower', async () => {
    const { tried, measure } = machine({ 8: 100, 4: 60 })
    expect(await chooseThreads([8, 4, 2, 1], measure, always)).toBe(8)
    expect(tried).toEqual([8, 4])
  })

  it('takes the best so far when the time is over, and always tries one', async () => {
    const { tried, measure } = machine({ 8: 3 })
    expect(await chooseThreads([8, 4, 2, 1], measure, () => false)).toBe(8)
    expect(tried).toEqual([8])
  })
})
