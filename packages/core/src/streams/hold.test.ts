import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { hold } from './hold.ts'

function counting(until = 10) {
  const log: string[] = []
  async function* source(): AsyncGenerator<number, void> {
    try {
      for (let number = 1; number <= until; number++) {
        log.push(`made ${number}`)
        yield number
      }
    } finally {
      log.push('ended')
    }
  }
  return { log, source }
}

describe('hold', () => {
  it('works before anybody reads, up to its bound', async () => {
    const { log, source } = counting()
    const held = hold(source(), 3)
    await setImmediate()
    expect(log).toEqual(['made 1', 'made 2', 'made 3'])
    expect(await Array.fromAsync(held)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(log.at(-1)).toBe('ended')
  })

  it('ends the work of a reader that never began', async () => {
    const { log, source } = counting()
    const held = hold(source(), 3)
    await setImmediate()
    await held.return()
    expect(log).toEqual(['made 1', 'made 2', 'made 3', 'ended'])
  })

  it('ends the work when the reader leaves early', async () => {
    const { log, source } = counting()
    for await (const item of hold(source(), 3)) {
      expect(item).toBe(1)
      break
    }
    expect(log.at(-1)).toBe('ended')
  })

  it('gives a failure in its place, after what came before', async () => {
    async function* failing(): AsyncGenerator<number, void> {
      yield 1
      throw new Error('broken')
    }
    const held = hold(failing(), 9)
    await setImmediate()
    expect(await held.next()).toEqual({ value: 1, done: false })
    await expect(held.next()).rejects.toThrow('broken')
  })
})
