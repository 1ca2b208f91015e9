import { describe, expect, it } from 'vitest'
import { Channel } from './channel.ts'
import { merge } from './merge.ts'

async function* from<T>(channel: Channel<T>, onEnd: () => void = () => {}): AsyncGenerator<T, void> {
  try {
    yield* channel
  } finally {
    onEnd()
  }
}

async function* counting(upTo: number, onEnd: () => void = () => {}): AsyncGenerator<number, void> {
  try {
    for (let count = 1; count <= upTo; count++) yield count
  } finally {
    onEnd()
  }
}

const nextTask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('merged streams', () => {
  it('yield each item as soon as it exists, whichever source it is from', async () => {
    const [left, right] = [new Channel<string>(9), new Channel<string>(9)]
    const merged = merge(from(left), from(right))
    void right.push('r1')
    expect((await merged.next()).value).toBe('r1')
    void left.push('l1')
    expect((await merged.next()).value).toBe('l1')
    void right.push('r2')
    expect((await merged.next()).value).toBe('r2')
    left.close()
    right.close()
    expect((await merged.next()).done).toBe(true)
  })

  it('keep the order within a source, however many wait', async () => {
    const odd = counting(500)
    const items = await Array.fromAsync(merge(odd, counting(0), counting(300)))
    expect(items).toHaveLength(800)
    const seen = new Map<number, number>()
    for (const item of items) seen.set(item, (seen.get(item) ?? 0) + 1)
    expect([...seen.values()].filter((times) => times === 2)).toHaveLength(300)
  })

  it('end at once when there is no source', async () => {
    expect(await Array.fromAsync(merge())).toEqual([])
  })

  it('hold the sources back when nobody reads', async () => {
    let made = 0
    async function* endless(): AsyncGenerator<number, void> {
      for (;;) {
        made += 1
        yield made
      }
    }
    const merged = merge(endless())
    await merged.next()
    await nextTask()
    const ahead = made
    expect(ahead).toBeLessThan(100)
    await nextTask()
    expect(made).toBe(ahead)
    await merged.return()
  })

  it('fail when one source fails, and close the others', async () => {
    let closed = false
    const broken = new Channel<number>(9)
    const merged = merge(
      counting(1_000_000, () => {
        closed = true
      }),
      from(broken),
    )
    await merged.next()
    broken.fail(new Error('broken'))
    await expect(Array.fromAsync(merged)).rejects.toThrow('broken')
    await nextTask()
    expect(closed).toBe(true)
  })

  it('close every source when the reader leaves early, also those that hold something back', async () => {
    let ended = 0
    const count = (): void => {
      ended += 1
    }
    for await (const item of merge(counting(1_000_000, count), counting(1_000_000, count))) if (item === 1) break
    await nextTask()
    expect(ended).toBe(2)
  })

  it('close a source that waits as soon as it wakes', async () => {
    const slow = new Channel<number>(9)
    let ended = false
    const merged = merge(
      counting(2),
      from(slow, () => {
        ended = true
      }),
    )
    for await (const _item of merged) break
    void slow.push(1)
    await nextTask()
    expect(ended).toBe(true)
  })

  it('swallow nothing but the failure of a source that is being closed', async () => {
    async function* failsWhenClosed(): AsyncGenerator<number, void> {
      try {
        yield 1
        yield 2
      } finally {
        // biome-ignore lint/correctness/noUnsafeFinally: this is what a careless source does
        throw new Error('while closing')
      }
    }
    const merged = merge(failsWhenClosed())
    await merged.next()
    expect(await merged.return()).toEqual({ value: undefined, done: true })
    await nextTask()
  })
})
