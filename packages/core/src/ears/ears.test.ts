import { createFakeClock, type EarStep, fakeEar, fakeEarInfo, tone } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { Ear, EarInfo } from '../contracts/ear.ts'
import { EvaError } from '../errors.ts'
import { earsFor } from './choose-ear.ts'
import { hearClip } from './hear-clip.ts'
import { LONGEST_PIECE_MS, piecesOf } from './pieces.ts'

const ear = (id: string, changes: Partial<EarInfo>, script: () => readonly EarStep[] = () => []): Ear =>
  fakeEar({ clock: createFakeClock(), ears: [fakeEarInfo(id, 'one', changes)], script })

const never = (): AbortSignal => new AbortController().signal

describe('who listens', () => {
  const english = ear('english', { languages: ['en'] })
  const many = ear('many', { languages: [] })
  const absent = ear('absent', { installed: false })
  const idsFor = (language: string | null, ...engines: readonly Ear[]) =>
    earsFor(engines, language).map(({ ear: { id } }) => id)

  it('is the first engine that understands the language, and nobody who does not', () => {
    expect(idsFor('en', english, many)).toEqual(['english:one', 'many:one'])
    expect(idsFor('fr', english, many)).toEqual(['many:one'])
    expect(idsFor(null, english, many)).toEqual(['english:one', 'many:one'])
  })

  it('is nobody who is not installed', () => {
    expect(idsFor('en', absent)).toEqual([])
    expect(idsFor('en', absent, english)).toEqual(['english:one'])
  })

  it('is of one engine the ear that was made for the language', () => {
    const both = fakeEar({
      clock: createFakeClock(),
      ears: [fakeEarInfo('both', 'many', { languages: [] }), fakeEarInfo('both', 'french', { languages: ['fr'] })],
      script: () => [],
    })
    expect(idsFor('fr', both)).toEqual(['both:french'])
    expect(idsFor('de', both)).toEqual(['both:many'])
  })
})

describe('a recording', () => {
  const broken = (): readonly EarStep[] => [{ fail: new EvaError('ear_failed', 'broken') }]
  const hear = (engines: readonly Ear[], samples = tone(1_000), failures: EvaError[] = []) =>
    hearClip(engines, samples, { language: 'en', context: '' }, (error) => failures.push(error), never())

  it('is understood by the next ear when one fails, and each failure is told', async () => {
    const failures: EvaError[] = []
    const engines = [
      ear('a', {}, broken),
      ear('b', {}, () => [{ text: 'hello', language: 'en', noSpeechProbability: 0.1 }]),
    ]
    const heard = await hear(engines, tone(1_000), failures)
    expect(heard).toMatchObject({
      text: 'hello',
      language: 'en',
      noSpeechProbability: 0.1,
      by: { ear: { id: 'b:one' } },
    })
    expect(failures.map(({ message }) => message)).toEqual(['broken'])
  })

  it('fails with what the last ear said, or because there is none', async () => {
    await expect(hear([ear('a', {}, broken)])).rejects.toMatchObject({ code: 'ear_failed', message: 'broken' })
    const french = hearClip([ear('a', {})], tone(1_000), { language: 'fr', context: '' }, () => {}, never())
    await expect(french).rejects.toMatchObject({ code: 'no_ear', message: expect.stringContaining('"fr"') })
    await expect(hear([])).rejects.toMatchObject({ code: 'no_ear', fix: expect.stringContaining('pocketsphinx') })
  })

  it('that is long is understood piece by piece, each told what came before', async () => {
    const texts = ['one', 'two', 'three']
    const long = fakeEar({ clock: createFakeClock(), script: () => [{ text: texts.shift() ?? '?' }] })
    const { text } = await hear([long], tone(70_000))
    expect(text).toBe('one two three')
    expect(long.calls.map(({ context }) => context)).toEqual(['', 'one', 'two'])
  })

  it('is cut where it is quiet', () => {
    const samples = tone(40_000)
    samples.fill(0, 16_000 * 24, 16_000 * 24.5)
    const pieces = piecesOf(samples)
    expect(pieces).toHaveLength(2)
    expect((pieces[0]?.length ?? 0) / 16_000).toBeGreaterThan(24)
    expect((pieces[0]?.length ?? 0) / 16_000).toBeLessThan(24.5)
    expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBe(samples.length)
    expect(piecesOf(tone(LONGEST_PIECE_MS))).toHaveLength(1)
    expect(piecesOf(new Int16Array())).toEqual([])
  })
})
