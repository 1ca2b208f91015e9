import { describe, expect, it } from 'vitest'
import { startNow } from './start-now.ts'

function counting() {
  const log: string[] = []
  async function* source(): AsyncGenerator<number, void> {
    log.push('started')
    try {
      yield 1
      yield 2
    } finally {
      log.push('ended')
    }
  }
  return { log, source }
}

describe('startNow', () => {
  it('starts the work before anybody reads, and gives every item in order', async () => {
    const { log, source } = counting()
    const items = startNow(source())
    expect(log).toEqual(['started'])
    expect(await Array.fromAsync(items)).toEqual([1, 2])
    expect(log).toEqual(['started', 'ended'])
  })

  it('ends the work when the reader leaves early', async () => {
    const { log, source } = counting()
    for await (const item of startNow(source())) {
      expect(item).toBe(1)
      break
    }
    expect(log).toEqual(['started', 'ended'])
  })

  it('ends the work of a reader that never began', async () => {
    const { log, source } = counting()
    await startNow(source()).return()
    expect(log).toEqual(['started', 'ended'])
  })

  it('keeps a failure for the reader', async () => {
    async function* failing(): AsyncGenerator<number, void> {
      yield* []
      throw new RangeError('at once')
    }
    const items = startNow(failing())
    await new Promise((resolve) => setImmediate(resolve))
    await expect(items.next()).rejects.toThrow('at once')
  })
})
