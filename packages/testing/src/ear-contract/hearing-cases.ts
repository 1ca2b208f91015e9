import { HEARING_RATE } from '@eva/core'
import { expect, it } from 'vitest'
import { createRandom } from '../fakes/index.ts'
import { type EarUnderTest, infoOf, listen, samplesOf, utteranceOf } from './ear-under-test.ts'
import { expectHears, expectUnderstood, expectWellFormed } from './expect-heard.ts'

/** What an ear makes of what was said, and of what was not. */
export function itHears(subject: () => EarUnderTest): void {
  it('lists ears by unique ids of its own, with primary language tags', () => {
    const { ear } = subject()
    expect(infoOf(subject()).installed).toBe(true)
    expect(new Set(ear.ears.map(({ id }) => id)).size).toBe(ear.ears.length)
    for (const { id, name, provider, languages } of ear.ears) {
      expect(provider).toBe(ear.id)
      expect(id === ear.id || id.startsWith(`${ear.id}:`)).toBe(true)
      expect(name).not.toBe('')
      for (const language of languages) expect(language).toMatch(/^[a-z]{2,3}$/)
    }
  })

  it('understands each utterance, and leaves its samples as they were', async () => {
    for (const utterance of subject().utterances) {
      const samples = utterance.samples.slice()
      const { heard, thrown } = await listen(subject(), samples, { language: utterance.language })
      expect(thrown).toBeNull()
      expectUnderstood(utterance, heard)
      expect(samples).toEqual(utterance.samples)
    }
  })

  it('understands when nobody says what language to expect', async () => {
    const { heard } = await listen(subject(), utteranceOf(subject()).samples, { language: null })
    expectUnderstood(utteranceOf(subject()), heard)
  })

  it('understands eight at once, in the order of asking, each its own words', async () => {
    const order: number[] = []
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        const outcome = await listen(subject(), utteranceOf(subject(), index).samples)
        order.push(index)
        return outcome
      }),
    )
    for (const [index, { heard }] of outcomes.entries()) expectUnderstood(utteranceOf(subject(), index), heard)
    expect(order.indexOf(0)).toBeLessThan(order.indexOf(7))
  })

  it('hears nothing in what is too short to hold a word', async () => {
    for (const samples of [new Int16Array(), samplesOf(10), samplesOf(99)]) {
      const { heard, thrown } = await listen(subject(), samples)
      expect(thrown).toBeNull()
      expect(heard?.text).toBe('')
    }
    await expectHears(subject())
  })

  it('refuses what is longer than 30 s, and takes the longest that is not', async () => {
    const { thrown } = await listen(subject(), new Int16Array(30 * HEARING_RATE + 1))
    expect(thrown?.value).toMatchObject({ name: 'EvaError', code: 'ear_failed' })
    expectWellFormed((await listen(subject(), new Int16Array(30 * HEARING_RATE))).heard)
    await expectHears(subject())
  })

  it('survives silence, a clipped roar, a click and noise', async () => {
    const random = createRandom(7)
    const sounds = [
      samplesOf(100),
      samplesOf(1_000),
      samplesOf(1_000, (index) => (Math.floor(index / 40) % 2 === 0 ? 32_767 : -32_768)),
      samplesOf(500, (index) => (index === 4_000 ? 32_767 : 0)),
      samplesOf(1_000, () => random.between(-8_000, 8_000)),
    ]
    for (const samples of sounds) {
      const { heard, thrown } = await listen(subject(), samples)
      expect(thrown).toBeNull()
      expectWellFormed(heard)
    }
    await expectHears(subject())
  })

  it('never repeats the context as heard', async () => {
    const context = 'We were talking about the lighthouse keeper and his marmalade sandwiches.'
    const spoken = await listen(subject(), utteranceOf(subject()).samples, { context })
    expectUnderstood(utteranceOf(subject()), spoken.heard)
    const silent = await listen(subject(), samplesOf(1_000), { context })
    for (const { heard } of [spoken, silent]) expect(heard?.text.toLowerCase()).not.toContain('marmalade')
  })

  it('refuses an ear that it does not have', async () => {
    const { thrown } = await listen(subject(), utteranceOf(subject()).samples, { ear: `${subject().id}-not` })
    expect(thrown?.value).toMatchObject({ name: 'EvaError', code: 'ear_failed' })
  })
}
