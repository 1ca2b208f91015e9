import { describe, expect, it } from 'vitest'
import { createSequencePool } from './sequence-pool.ts'

const never = new AbortController().signal

/** Whether a promise has settled once everything that is due has run. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const marker = Symbol('pending')
  await new Promise((resolve) => setImmediate(resolve))
  return (await Promise.race([promise, Promise.resolve(marker)])) === marker
}

describe('a pool of sequences', () => {
  it('gives a conversation its own slot again', async () => {
    const pool = createSequencePool(['one', 'two'])
    const first = await pool.take('a', never)
    first.droppedMessages = 3
    pool.giveBack(first)
    pool.giveBack(await pool.take('b', never))
    const again = await pool.take('a', never)
    expect(again.seat).toBe(first.seat)
    expect(again.droppedMessages).toBe(3)
  })

  it('evicts the conversation that was used longest ago, and forgets what belonged to it', async () => {
    const pool = createSequencePool(['one', 'two'])
    for (const id of ['a', 'b', 'a']) {
      const slot = await pool.take(id, never)
      slot.droppedMessages = 2
      pool.giveBack(slot)
    }
    const slot = await pool.take('c', never)
    expect(slot.seat).toBe('two')
    expect(slot.droppedMessages).toBe(0)
    expect((await pool.take('a', never)).seat).toBe('one')
  })

  it('serves those who wait in the order in which they came', async () => {
    const pool = createSequencePool(['one'])
    const held = await pool.take('a', never)
    const order: string[] = []
    const waiting = ['b', 'c'].map(async (id) => {
      const slot = await pool.take(id, never)
      order.push(id)
      pool.giveBack(slot)
    })
    expect(pool.hasWaiting()).toBe(true)
    pool.giveBack(held)
    await Promise.all(waiting)
    expect(order).toEqual(['b', 'c'])
  })

  it('makes a second request of one conversation wait for the first, though other slots are free', async () => {
    const pool = createSequencePool(['one', 'two'])
    const first = await pool.take('a', never)
    const second = pool.take('a', never)
    expect(await isPending(second)).toBe(true)
    const other = await pool.take('b', never)
    expect(other.seat).toBe('two')
    pool.giveBack(first)
    expect((await second).seat).toBe('one')
  })

  it('lets go of one who stops waiting, and loses no slot when that happens at the handover', async () => {
    const pool = createSequencePool(['one'])
    const held = await pool.take('a', never)
    const early = new AbortController()
    const late = new AbortController()
    const gone = pool.take('b', early.signal)
    early.abort('changed my mind')
    await expect(gone).rejects.toBe('changed my mind')
    const handedOver = pool.take('c', late.signal)
    pool.giveBack(held)
    late.abort('too late')
    await expect(handedOver).rejects.toBe('too late')
    expect((await pool.take('d', never)).seat).toBe('one')
  })

  it('lends a slot for a check only when nobody is working', async () => {
    const pool = createSequencePool(['one', 'two'])
    const held = await pool.take('a', never)
    expect(pool.borrowIdle()).toBeNull()
    pool.giveBack(held)
    const borrowed = pool.borrowIdle()
    expect(borrowed?.seat).toBe('two')
    expect(borrowed?.conversationId).toBeNull()
  })

  it('tells when nobody works any more', async () => {
    const pool = createSequencePool(['one'])
    await pool.idle()
    const held = await pool.take('a', never)
    const next = pool.take('b', never)
    const idle = pool.idle()
    pool.giveBack(held)
    expect(await isPending(idle)).toBe(true)
    pool.giveBack(await next)
    expect(await isPending(idle)).toBe(false)
  })
})
