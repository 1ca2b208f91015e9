import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'
import { fitOf, type Machine, recommend } from './fit.ts'

const machine = (changes: Partial<Machine>): Machine => ({
  totalBytes: 16e9,
  freeBytes: 12e9,
  cores: 8,
  gpuBytes: null,
  ...changes,
})
const entry = (id: string) => {
  const found = catalogue.find((one) => one.id === id)
  if (found === undefined) throw new Error(`${id} is not in the catalogue`)
  return found
}

describe('what fits a machine', () => {
  it('needs its memory and some to spare', () => {
    // 0.49 GB of weights and 0.20 GB of conversations.
    expect(fitOf(entry('qwen2.5-0.5b'), machine({ freeBytes: 1.7e9 })).ok).toBe(true)
    const short = fitOf(entry('qwen2.5-0.5b'), machine({ freeBytes: 1.6e9 }))
    expect(short).toMatchObject({ ok: false, where: 'cpu' })
    expect(short.why).toBe('It needs 0.7 GB and 1.0 GB to spare; 1.6 GB are free now: close something first.')
    const never = fitOf(entry('llama-3.1-8b'), machine({ totalBytes: 8e9, freeBytes: 7e9 }))
    expect(never.why).toBe('It needs 7.1 GB and 1.0 GB to spare; this machine has 8.0 GB.')
  })

  it('is as fast as its weights pass the cores, up to what the memory gives', () => {
    const speed = (cores: number): number | null => fitOf(entry('qwen2.5-1.5b'), machine({ cores })).tokensPerS
    expect(speed(1)).toBeCloseTo(7.2, 1)
    expect(speed(4)).toBeCloseTo(28.6, 1)
    expect(speed(64)).toBe(speed(5))
    expect(fitOf(entry('qwen3-8b'), machine({})).why).toContain('slower than is pleasant')
  })

  it('goes to the graphics card when that holds it, whatever the memory', () => {
    const card = machine({ freeBytes: 1e9, gpuBytes: 8e9 })
    expect(fitOf(entry('gemma-3-4b'), card)).toMatchObject({ ok: true, where: 'gpu', tokensPerS: null })
    expect(fitOf(entry('qwen3-8b'), card)).toMatchObject({ ok: false, where: 'cpu' })
  })
})

describe('the recommendation', () => {
  it.each([
    ['one core and 2 GB', { cores: 1, totalBytes: 2e9, freeBytes: 1.8e9 }, 'qwen2.5-0.5b'],
    ['two cores', { cores: 2 }, 'qwen2.5-1.5b'],
    ['four cores', { cores: 4 }, 'gemma-3-4b'],
    ['four cores and little memory', { cores: 4, freeBytes: 4.4e9 }, 'qwen2.5-3b'],
    ['many cores, which the memory holds back', { cores: 64, freeBytes: 100e9 }, 'gemma-3-4b'],
    ['a graphics card of 8 GB', { gpuBytes: 8e9 }, 'llama-3.1-8b'],
    ['a graphics card of 6 GB', { gpuBytes: 6e9 }, 'gemma-3-4b'],
  ])('for %s', (_name, changes, id) => {
    expect(recommend(catalogue, machine(changes))?.id).toBe(id)
  })

  it('says why in one sentence', () => {
    expect(recommend(catalogue, machine({ cores: 2 }))?.reason).toBe(
      'The best that keeps up with speech on 2 cores (about 14 tokens/s) and fits: 1.6 GB of 12.0 GB free.',
    )
    expect(recommend(catalogue, machine({ gpuBytes: 24e9 }))?.reason).toBe(
      'The best that the graphics card holds: 7.1 GB of its 24.0 GB.',
    )
  })

  it('speaks both of her languages', () => {
    const english = catalogue.filter(({ languages }) => !languages.includes('fr'))
    expect(english.length).toBeGreaterThan(0)
    expect(recommend(english, machine({}))).toBeNull()
  })

  it('takes the fastest when nothing keeps up with speech, and says so', () => {
    const slow = [entry('qwen3-8b'), entry('gemma-3-4b')]
    const advice = recommend(slow, machine({ cores: 1 }))
    expect(advice?.id).toBe('gemma-3-4b')
    expect(advice?.reason).toContain('slower than speech on one core')
  })

  it('is none where nothing fits', () => {
    expect(recommend(catalogue, machine({ totalBytes: 1e9, freeBytes: 0.5e9 }))).toBeNull()
  })
})
