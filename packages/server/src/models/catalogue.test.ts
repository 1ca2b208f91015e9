import { describe, expect, it } from 'vitest'
import data from './catalogue.json' with { type: 'json' }
import { catalogue, catalogueSchema, pathOf, specOf } from './catalogue.ts'
import { memoryNeeded } from './memory.ts'

const GIB = 2 ** 30

describe('the catalogue', () => {
  it('is as its schema says, with nothing beside it', () => {
    expect(catalogueSchema.safeParse(data).error).toBeUndefined()
    expect(catalogue.length).toBeGreaterThanOrEqual(8)
  })

  it('names each model, and each file, once', () => {
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length)
    expect(new Set(catalogue.map(pathOf)).size).toBe(catalogue.length)
    expect(catalogue.map(specOf)).toContain('hf:Qwen/Qwen3-4B-GGUF/Qwen3-4B-Q4_K_M.gguf')
  })

  it.each(catalogue.map((entry) => [entry.id, entry] as const))(
    'gives %s a size that its weights explain',
    (_id, entry) => {
      const bitsPerWeight = (entry.size_bytes * 8) / (entry.parameters_b * 1e9)
      // Q4_K_M keeps some layers in six bits, and small models a large vocabulary in eight.
      expect(bitsPerWeight).toBeGreaterThan(4.5)
      expect(bitsPerWeight).toBeLessThan(8.5)
    },
  )

  it('has a model in both of her languages for a machine of 2 GB', () => {
    const small = catalogue.filter((entry) => memoryNeeded(entry) < GIB)
    expect(small.some(({ languages }) => languages.includes('en') && languages.includes('fr'))).toBe(true)
  })
})

describe('the memory of a model', () => {
  it('is its weights and the keys and values of four conversations', () => {
    const shape = { layers: 24, key_value_heads: 2, head_size: 64 }
    expect(memoryNeeded({ size_bytes: 0, shape })).toBe(4 * 4_096 * 2 * 24 * 2 * 64 * 2)
    expect(memoryNeeded({ size_bytes: 491_400_032, shape })).toBe(491_400_032 + 192 * 1024 * 1024)
  })
})
