import { describe, expect, it } from 'vitest'
import data from './catalogue.json' with { type: 'json' }
import { earCatalogue, earCatalogueSchema } from './catalogue.ts'
import { installedEar } from './ear-model.ts'

const each = earCatalogue.map((entry) => [entry.id, entry] as const)
const understands = (language: string) =>
  earCatalogue.filter(({ languages }) => languages.length === 0 || languages.includes(language))

describe('the catalogue of ears', () => {
  it('is as its schema says, with nothing beside it', () => {
    expect(earCatalogueSchema.safeParse(data).error).toBeUndefined()
    expect(new Set(earCatalogue.map(({ id }) => id)).size).toBe(earCatalogue.length)
  })

  it('has the ear that is suggested, and several for both of her languages, one of each heard while it is spoken', () => {
    expect(earCatalogue.find(({ id }) => id === 'whisper-base')?.languages).toEqual([])
    for (const language of ['en', 'fr']) {
      expect(understands(language).length).toBeGreaterThanOrEqual(4)
      expect(understands(language).some(({ family }) => family.startsWith('streaming-'))).toBe(true)
    }
  })

  it('asks first those that understand both, because nobody may have said what will be spoken', () => {
    const both = earCatalogue.map(({ languages }) => languages.length === 0 || languages.includes('fr'))
    expect(both.indexOf(false)).toBeGreaterThan(earCatalogue.findIndex(({ id }) => id === 'whisper-tiny'))
  })

  it.each(each)('has for %s every file that its family needs', (_id, entry) => {
    const { files, family } = installedEar(entry, '/ears/x')
    expect(family).toBe(entry.family)
    expect(Object.values(files).sort()).toEqual(entry.files.map(({ path }) => path).sort())
  })

  it.each(each)('has for %s a size that its files explain, and an id that fits on the wire', (_id, entry) => {
    expect(entry.size_bytes).toBe(entry.files.reduce((sum, file) => sum + (file.size_bytes ?? 0), 0))
    expect(entry.size_is_exact && entry.files.every(({ sha256 }) => sha256 !== null)).toBe(true)
    expect(`sherpa:${entry.id}`.length).toBeLessThanOrEqual(64)
  })
})
