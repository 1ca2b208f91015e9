import { describe, expect, it } from 'vitest'
import data from './catalogue.json' with { type: 'json' }
import { voiceCatalogue, voiceCatalogueSchema } from './catalogue.ts'
import { installedVoice } from './voice-model.ts'

const each = voiceCatalogue.map((entry) => [entry.id, entry] as const)
const speaks = (language: string) =>
  voiceCatalogue.filter(({ languages }) => languages.some((tag) => tag.split('-')[0] === language))

describe('the catalogue of voices', () => {
  it('is as its schema says, with nothing beside it', () => {
    expect(voiceCatalogueSchema.safeParse(data).error).toBeUndefined()
    expect(new Set(voiceCatalogue.map(({ id }) => id)).size).toBe(voiceCatalogue.length)
  })

  it('has every family, and several voices in both of her languages', () => {
    const families = new Set(voiceCatalogue.map(({ family }) => family))
    expect([...families].sort()).toEqual(['kitten', 'kokoro', 'matcha', 'mms', 'supertonic', 'vits'])
    expect(speaks('en').length).toBeGreaterThanOrEqual(8)
    expect(speaks('fr').length).toBeGreaterThanOrEqual(5)
  })

  it('gives her a woman’s voice first, in both languages', () => {
    for (const language of ['en', 'fr']) expect(speaks(language)[0]?.speakers[0]?.gender).toBe('female')
  })

  it.each(each)('has for %s every file that its family needs', (_id, entry) => {
    const { files, family } = installedVoice(entry, '/voices/x')
    expect(family).toBe(entry.family)
    expect(Object.values(files).flat().length).toBe(entry.files.length)
  })

  it.each(each)('has for %s a size that its files explain', (_id, entry) => {
    const known = entry.files.reduce((sum, file) => sum + (file.size_bytes ?? 0), 0)
    if (entry.size_is_exact) expect(entry.size_bytes).toBe(known)
    else expect(entry.size_bytes).toBeGreaterThan(known)
    if (entry.size_is_exact) expect(entry.files.every(({ size_bytes }) => size_bytes !== null)).toBe(true)
  })

  it.each(each)(
    'gives the speakers of %s names and numbers of their own, and ids that fit on the wire',
    (_id, entry) => {
      const { speakers } = entry
      expect(new Set(speakers.map(({ name }) => name)).size).toBe(speakers.length)
      expect(new Set(speakers.map(({ id }) => id)).size).toBe(speakers.length)
      for (const { name } of speakers) expect(`sherpa:${entry.id}/${name}`.length).toBeLessThanOrEqual(64)
    },
  )

  it.each(each)('lets no speaker of %s speak what the model does not', (_id, entry) => {
    const primary = (tags: readonly string[]) => tags.map((tag) => tag.split('-')[0])
    for (const speaker of entry.speakers) {
      expect(primary(entry.languages)).toEqual(expect.arrayContaining(primary(speaker.languages ?? entry.languages)))
    }
  })
})
