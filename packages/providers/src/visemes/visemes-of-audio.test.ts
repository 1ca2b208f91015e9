import type { Pcm, VisemeKey } from '@eva/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFlite } from '../flite/index.ts'
import { visemesOfAudio } from './visemes-of-audio.ts'

const SAMPLE_RATE = 16_000
const never = (): AbortSignal => new AbortController().signal

let flite: Awaited<ReturnType<typeof createFlite>>
beforeAll(async () => {
  flite = await createFlite({ workers: 1 })
})
afterAll(() => flite.close())

async function clipOf(text: string): Promise<Pcm> {
  const manner = { voice: 'flite:slt', language: 'en', speed: 1, pitch: 1, signal: never() }
  const samples: number[] = []
  for await (const event of flite.speak(text, manner)) if (event.type === 'audio') samples.push(...event.pcm)
  return Int16Array.from(samples)
}

/** How long the mouth has any of these shapes, as a share of the clip. */
function share(keys: readonly VisemeKey[], pcm: Pcm, shapes: readonly string[]): number {
  const wholeMs = (pcm.length * 1000) / SAMPLE_RATE
  const spans = keys.map(
    ({ timeMs, viseme }, index) => [viseme, (keys[index + 1]?.timeMs ?? wholeMs) - timeMs] as const,
  )
  return spans.filter(([viseme]) => shapes.includes(viseme)).reduce((sum, [, ms]) => sum + ms, 0) / wholeMs
}

describe('the mouth seen in sound', () => {
  it('hisses where she hisses, and opens where she sings', async () => {
    const hiss = await clipOf('Sissies assess. Sissies assess.')
    const open = await clipOf('Ah. Papa, a lava aria.')
    const hissing = await visemesOfAudio(hiss, SAMPLE_RATE, never())
    const singing = await visemesOfAudio(open, SAMPLE_RATE, never())
    expect(share(hissing, hiss, ['SS', 'CH'])).toBeGreaterThan(2 * share(singing, open, ['SS', 'CH']))
    expect(share(singing, open, ['aa', 'oh'])).toBeGreaterThan(2 * share(hissing, hiss, ['aa', 'oh']))
  })

  it('goes through the clip in order, within it, and ends at rest', async () => {
    const pcm = await clipOf('Hello there, how are you today?')
    const keys = await visemesOfAudio(pcm, SAMPLE_RATE, never())
    expect(keys.length).toBeGreaterThan(8)
    expect(keys.every(({ timeMs }, index) => timeMs >= (keys[index - 1]?.timeMs ?? 0))).toBe(true)
    expect(keys.every(({ weight }) => weight >= 0 && weight <= 1)).toBe(true)
    expect(keys.at(-1)).toMatchObject({ viseme: 'sil', weight: 0 })
    expect(keys.at(-1)?.timeMs).toBeLessThanOrEqual((pcm.length * 1000) / SAMPLE_RATE + 1)
  })

  it('stays at rest in silence', async () => {
    const keys = await visemesOfAudio(new Int16Array(SAMPLE_RATE), SAMPLE_RATE, never())
    expect(keys.filter(({ viseme }) => viseme !== 'sil')).toEqual([])
  })

  it('reads any sample rate', async () => {
    const at16 = await clipOf('Hello there, how are you today?')
    const at48 = Int16Array.from({ length: at16.length * 3 }, (_, index) => at16[Math.floor(index / 3)] ?? 0)
    const keys = await visemesOfAudio(at48, 48_000, never())
    expect(keys.length).toBeGreaterThan(8)
  })

  it('stops when nobody wants it any more', async () => {
    const stop = new AbortController()
    stop.abort('enough')
    await expect(visemesOfAudio(new Int16Array(160_000), SAMPLE_RATE, stop.signal)).rejects.toBe('enough')
  })
})
