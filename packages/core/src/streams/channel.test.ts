import { describe, expect, it } from 'vitest'
import { Channel } from './channel.ts'

/** Whether a promise has settled once everything that can run has run. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  let pending = true
  promise.then(
    () => (pending = false),
    () => (pending = false),
  )
  await new Promise((resolve) => setImmediate(resolve))
  return pending
}

describe('a channel', () => {
  it('gives items in the order in which they came, whether they waited or the reader did', async () => {
    const channel = new Channel<number>(10)
    void channel.push(1)
    void channel.push(2)
    expect(await channel.next()).toEqual({ value: 1, done: false })
    expect(await channel.next()).toEqual({ value: 2, done: false })
    const third = channel.next()
    void channel.push(3)
    expect(await third).toEqual({ value: 3, done: false })
  })

  it('keeps items that mean nothing, such as 0 and an empty text', async () => {
    const channel = new Channel<number | string>(10)
    void channel.push(0)
    void channel.push('')
    channel.close()
    expect(await Array.fromAsync(channel)).toEqual([0, ''])
  })

  it('asks the writer to wait when it is full, and lets it go when an item was taken', async () => {
    const channel = new Channel<number>(2)
    expect(channel.push(1)).toBeUndefined()
    const full = channel.push(2)
    expect(full).toBeInstanceOf(Promise)
    expect(await isPending(Promise.resolve(full))).toBe(true)
    await channel.next()
    expect(await isPending(Promise.resolve(full))).toBe(false)
  })

  it('never asks to wait while a reader is waiting', () => {
    const channel = new Channel<number>(1)
    void channel.next()
    expect(channel.push(1)).toBeUndefined()
  })

  it('gives what is queued before it ends by close', async () => {
    const channel = new Channel<number>(10)
    void channel.push(1)
    channel.close()
    expect(await channel.next()).toEqual({ value: 1, done: false })
    expect(await channel.next()).toEqual({ value: undefined, done: true })
    expect(await channel.next()).toEqual({ value: undefined, done: true })
  })

  it('ends a waiting reader by close', async () => {
    const channel = new Channel<number>(10)
    const waiting = channel.next()
    channel.close()
    expect(await waiting).toEqual({ value: undefined, done: true })
  })

  it('fails at once and drops what is queued', async () => {
    const channel = new Channel<number>(10)
    void channel.push(1)
    channel.fail(new Error('broken'))
    await expect(channel.next()).rejects.toThrow('broken')
    await expect(channel.next()).rejects.toThrow('broken')
  })

  it('fails a waiting reader', async () => {
    const channel = new Channel<number>(10)
    const waiting = channel.next()
    channel.fail(new Error('broken'))
    await expect(waiting).rejects.toThrow('broken')
  })

  it('keeps the first failure, and a failure after the close still drops what is queued', async () => {
    const channel = new Channel<number>(10)
    void channel.push(1)
    channel.close()
    channel.fail(new Error('first'))
    channel.fail(new Error('second'))
    await expect(channel.next()).rejects.toThrow('first')
  })

  it.each(['close', 'fail', 'return'] as const)('lets every waiting writer go by %s', async (how) => {
    const channel = new Channel<number>(1)
    const writers = [channel.push(1), channel.push(2), channel.push(3)]
    if (how === 'fail') channel.fail(new Error('broken'))
    else void channel[how]()
    await Promise.all(writers)
    expect(channel.push(4)).toBeUndefined()
  })

  it('drops what is pushed after its end', async () => {
    const channel = new Channel<number>(10)
    channel.close()
    void channel.push(1)
    expect(await Array.fromAsync(channel)).toEqual([])
  })

  it('is over for good when its reader leaves a loop', async () => {
    const channel = new Channel<number>(10)
    void channel.push(1)
    void channel.push(2)
    for await (const item of channel) {
      expect(item).toBe(1)
      break
    }
    expect(await channel.next()).toEqual({ value: undefined, done: true })
    expect(channel.push(3)).toBeUndefined()
  })
})
