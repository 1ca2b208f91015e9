import { describe, expect, it } from 'vitest'
import { Latest } from './latest.ts'
import { PaceMeter } from './pace-meter.ts'

describe('the latest value', () => {
  it('comes to every reader, and the last one ends them', async () => {
    const latest = new Latest('a')
    const readers = [Array.fromAsync(latest.follow()), Array.fromAsync(latest.follow())]
    await Promise.resolve()
    latest.end('z')
    for (const seen of await Promise.all(readers)) expect(seen.at(-1)).toBe('z')
    expect(await Array.fromAsync(latest.follow())).toEqual(['z'])
    latest.set('too late')
    expect(latest.value).toBe('z')
  })

  it('skips for a slow reader what came in between, and keeps nothing for it', async () => {
    const latest = new Latest(0)
    const reader = latest.follow()
    expect(await reader.next()).toEqual({ done: false, value: 0 })
    for (let value = 1; value <= 1_000; value++) latest.set(value)
    expect(await reader.next()).toEqual({ done: false, value: 1_000 })
  })

  it('is seen without being told', async () => {
    const latest = new Latest(0)
    const reader = latest.follow()
    await reader.next()
    latest.note(5)
    expect(latest.value).toBe(5)
    latest.end(6)
    expect(await Array.fromAsync(reader)).toEqual([6])
  })
})

describe('the pace of a download', () => {
  it('is unknown at first, and that of the latest seconds later', () => {
    const meter = new PaceMeter()
    expect(meter.read(0, 500, 10_000)).toEqual({ bytesPerS: null, etaS: null })
    expect(meter.read(1_000, 1_500, 10_000)).toEqual({ bytesPerS: 1_000, etaS: 8.5 })
    for (let second = 2; second <= 20; second++) meter.read(second * 1_000, 1_500 + second, 10_000)
    expect(meter.read(21_000, 1_521, 10_000).bytesPerS).toBeCloseTo(1, 1)
  })

  it('has no end in sight while nothing comes', () => {
    const meter = new PaceMeter()
    meter.read(0, 0, 10)
    expect(meter.read(1_000, 0, 10)).toEqual({ bytesPerS: 0, etaS: null })
  })
})
