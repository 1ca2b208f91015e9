import { createFakeClock } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { GpuReading, GpuSource } from './gpu-reading.ts'
import { GpuWatch } from './gpu-watch.ts'

const reading = (utilization: number): GpuReading => ({
  maker: 'nvidia',
  name: 'NVIDIA L4',
  utilization,
  memoryUsedMb: 900,
  memoryTotalMb: 23_034,
  temperature: 61,
})

type Step = GpuReading | null | Error | Promise<GpuReading>

/** A source that answers what it is told to, and fails the test when it is asked once more. */
function scripted(...steps: readonly Step[]) {
  const left = [...steps]
  const source: GpuSource = async (signal) => {
    const step = left.shift()
    if (step === undefined) throw new Error('nobody should look now')
    if (step instanceof Error) throw step
    return step instanceof Promise ? Promise.race([step, aborted(signal)]) : step
  }
  return { source, left }
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))
const never = new Promise<GpuReading>(() => {})

describe('watching the GPU', () => {
  it('looks when asked, once for all who ask, and not again within a second', async () => {
    const clock = createFakeClock()
    const { source, left } = scripted(reading(10), reading(20))
    const watch = new GpuWatch(clock, [source])
    expect(left).toHaveLength(2)
    expect(await Promise.all([watch.read(), watch.read()])).toEqual([reading(10), reading(10)])
    await clock.advance(999)
    expect(await watch.read()).toEqual(reading(10))
    await clock.advance(1)
    expect(await watch.read()).toEqual(reading(20))
    expect(clock.sleeping).toBe(0)
    await watch.close()
  })

  it('finds out once that there is none, and asks the next source instead', async () => {
    const clock = createFakeClock()
    const [none, amd] = [scripted(null), scripted(reading(1), reading(2))]
    const watch = new GpuWatch(clock, [none.source, amd.source])
    expect(await watch.read()).toEqual(reading(1))
    await clock.advance(60_000)
    expect(await watch.read()).toEqual(reading(2))
    const nothing = new GpuWatch(clock, [scripted(null).source])
    expect([await nothing.read(), await nothing.read()]).toEqual([null, null])
  })

  it('lets a driver that failed rest for a minute', async () => {
    const clock = createFakeClock()
    const { source, left } = scripted(new Error('no driver'), reading(3))
    const watch = new GpuWatch(clock, [source])
    expect(await watch.read()).toBeNull()
    await clock.advance(59_999)
    expect(await watch.read()).toBeNull()
    expect(left).toHaveLength(1)
    await clock.advance(1)
    expect(await watch.read()).toEqual(reading(3))
  })

  it('keeps nobody waiting for longer than a second, and shows what it knew for ten', async () => {
    const clock = createFakeClock()
    const slow = Promise.withResolvers<GpuReading>()
    const { source } = scripted(reading(4), slow.promise)
    const watch = new GpuWatch(clock, [source])
    await watch.read()
    await clock.advance(1_500)
    const second = watch.read()
    await clock.advance(1_000)
    expect(await second).toEqual(reading(4))
    await clock.advance(7_500)
    const third = watch.read()
    await clock.advance(1_000)
    expect(await third).toBeNull()
    slow.resolve(reading(5))
    await clock.settle()
    expect(await watch.read()).toEqual(reading(5))
    await watch.close()
  })

  it('breaks off a look when it is closed, and looks no more', async () => {
    const { source, left } = scripted(never, reading(7))
    const watch = new GpuWatch(createFakeClock(), [source])
    const looking = watch.read()
    await watch.close()
    expect(await looking).toBeNull()
    expect(await watch.read()).toBeNull()
    expect(left).toHaveLength(1)
  })
})
