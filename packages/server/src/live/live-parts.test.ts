import { EvaError } from '@eva/core'
import { beforeEach, describe, expect, it } from 'vitest'
import { Grace } from './grace.ts'
import { LiveParts, lightWish, type Wish } from './live-parts.ts'

/** What a part was made of. */
type Toy = string

let grace: Grace
let closed: Toy[]
let opened: Toy[]
let live: LiveParts<Toy>
beforeEach(() => {
  grace = new Grace()
  closed = []
  opened = []
  live = new LiveParts<Toy>(grace, async (toy) => {
    closed.push(toy)
  })
})

const light = (id: string, madeOf = ''): Wish<Toy> =>
  lightWish(id, madeOf, async () => {
    opened.push(id + madeOf)
    return id + madeOf
  })

const failing = (id: string): Wish<Toy> =>
  lightWish(id, 'broken', async (): Promise<Toy> => {
    throw new EvaError('internal', `${id} is out of order.`, { fix: 'Mend it.' })
  })

/** One that opens when the test says so. */
function heavy(id: string, madeOf: string) {
  const gate = Promise.withResolvers<void>()
  const wish: Wish<Toy> = {
    id,
    madeOf,
    isHeavy: true,
    open: async () => {
      opened.push(id + madeOf)
      await gate.promise
      return id + madeOf
    },
  }
  return { wish, gate }
}

/** Whatever follows from what has happened has happened. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('parts that may change', () => {
  it('opens only what differs, and keeps the order that is wanted', async () => {
    await live.want([light('a'), light('b')])
    const before = live.parts
    await live.want([light('b'), light('a'), light('c')])
    expect([live.parts, opened]).toEqual([
      ['b', 'a', 'c'],
      ['a', 'b', 'c'],
    ])
    expect(before).toEqual(['a', 'b'])
    expect(closed).toEqual([])
  })

  it('opens a part anew that is made of something else, and closes the one before', async () => {
    await live.want([light('a', '1'), light('b')])
    await live.want([light('a', '2'), light('b')])
    await settled()
    expect([live.parts, closed]).toEqual([['a2', 'b'], ['a1']])
  })

  it('closes nothing before all have left who were inside', async () => {
    await live.want([light('a')])
    const [leaveFirst, leaveSecond] = [grace.enter(), grace.enter()]
    await live.want([])
    const leaveLate = grace.enter()
    leaveFirst()
    await settled()
    expect([live.parts, closed]).toEqual([[], []])
    leaveSecond()
    await settled()
    // Whoever came later never saw it.
    expect(closed).toEqual(['a'])
    leaveLate()
  })

  it('says what could not be opened and why, and tries it again when it is wanted again', async () => {
    await live.want([failing('a'), light('b')])
    expect(live.parts).toEqual(['b'])
    expect(live.broken).toEqual([{ id: 'a', reason: 'a is out of order. Mend it.' }])
    expect(live.failure?.message).toBe('a is out of order.')
    await live.want([light('a', 'broken'), light('b')])
    expect([live.parts, live.broken]).toEqual([['abroken', 'b'], []])
  })

  it('says nothing of what is not there and was not asked for by name', async () => {
    await live.want([lightWish('a', '', async () => null), light('b')])
    expect([live.parts, live.broken, live.failure]).toEqual([['b'], [], null])
  })

  it('lets nobody wait for what is heavy, and tells when it is there', async () => {
    const { wish, gate } = heavy('a', '1')
    const told: (readonly string[])[] = []
    await live.want([wish, light('b')])
    live.onChange(() => told.push(live.parts))
    expect([live.parts, live.opening]).toEqual([['b'], ['a']])
    gate.resolve()
    await live.settled()
    expect([live.parts, live.opening, told]).toEqual([['a1', 'b'], [], [['a1', 'b']]])
  })

  it('opens what is heavy when the one before has gone, and never two of them', async () => {
    const [first, second, third] = [heavy('a', '1'), heavy('a', '2'), heavy('a', '3')]
    first.gate.resolve()
    await live.want([first.wish])
    await live.settled()
    const leave = grace.enter()
    await live.want([second.wish])
    await settled()
    expect(opened).toEqual(['a1'])
    await live.want([third.wish])
    leave()
    third.gate.resolve()
    await live.settled()
    // The second was not wanted any more when its turn came.
    expect([opened, closed, live.parts]).toEqual([['a1', 'a3'], ['a1'], ['a3']])
  })

  it('closes what is opened too late', async () => {
    const { wish, gate } = heavy('a', '1')
    await live.want([wish])
    await live.want([])
    gate.resolve()
    await settled()
    expect([live.parts, closed]).toEqual([[], ['a1']])
  })

  it('closes everything at the end, also what somebody uses, and what is on its way out', async () => {
    await live.want([light('a'), light('b')])
    grace.enter()
    await live.want([light('b')])
    await live.close()
    expect([live.parts, closed.sort()]).toEqual([[], ['a', 'b']])
  })

  it('goes on when one cannot be closed', async () => {
    const stubborn = new LiveParts<Toy>(grace, async () => {
      throw new Error('it does not let go')
    })
    await stubborn.want([light('a')])
    await stubborn.want([light('b')])
    await stubborn.close()
    expect(stubborn.parts).toEqual([])
  })
})
