import type { SpeechEvent, TimedPhoneme, TimedWord } from '@eva/core'
import { expect, it } from 'vitest'
import { type SpeechUnderTest, say, voiceOf } from './speech-under-test.ts'

/** Rounding, and the frame that a word ends in. */
const SLACK_MS = 45

/** What an engine may say of when things sound. One that does not know says nothing, and passes. */
export function itTellsTimes(engine: () => SpeechUnderTest): void {
  it('times words that stand in the text, in order, and only once they have been heard', async () => {
    for (const text of Object.values(engine().texts)) {
      const { timings, ms } = await timingsOf(engine(), text)
      let place = 0
      let endedMs = 0
      for (const { heardMs, words } of timings) {
        for (const { text: word, startMs, endMs } of words) {
          const found = text.indexOf(word, place)
          expect({ word, found: found >= 0 }).toEqual({ word, found: true })
          place = found + word.length
          expect(startMs).toBeGreaterThanOrEqual(endedMs - SLACK_MS)
          expect(endMs).toBeGreaterThanOrEqual(startMs)
          expect(endMs).toBeLessThanOrEqual(heardMs + SLACK_MS)
          endedMs = endMs
        }
      }
      expect(endedMs).toBeLessThanOrEqual(ms + SLACK_MS)
    }
  })

  it('times every word of a text, if it times any', async () => {
    const { sentence } = engine().texts
    const { timings, ms } = await timingsOf(engine(), sentence)
    const words = timings.flatMap((timing) => timing.words)
    if (words.length === 0) return
    const spelt = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')
    expect(spelt(words.map(({ text }) => text).join(''))).toBe(spelt(sentence))
    expect(words.at(-1)?.endMs).toBeGreaterThan(ms / 2)
  })

  it('times sounds in order, each as one symbol, and only once they have been heard', async () => {
    const { timings } = await timingsOf(engine(), engine().texts.long)
    let startedMs = 0
    for (const { heardMs, phonemes } of timings) {
      for (const { ipa, startMs, endMs } of phonemes) {
        expect(ipa.trim()).not.toBe('')
        expect(startMs).toBeGreaterThanOrEqual(startedMs - SLACK_MS)
        expect(endMs).toBeGreaterThanOrEqual(startMs)
        expect(endMs).toBeLessThanOrEqual(heardMs + SLACK_MS)
        startedMs = startMs
      }
    }
  })

  it('tells times that follow the speed', async ({ skip }) => {
    if (!engine().heedsSpeed || !voiceOf(engine()).adjusts.speed) skip()
    const lastMs = async (speed: number): Promise<number> => {
      const { timings } = await timingsOf(engine(), engine().texts.sentence, speed)
      return timings.flatMap(({ words }) => words).at(-1)?.startMs ?? 0
    }
    const usual = await lastMs(1)
    if (usual === 0) return
    expect(await lastMs(2)).toBeLessThan(usual * 0.75)
  })
}

type Heard = {
  readonly heardMs: number
  readonly words: readonly TimedWord[]
  readonly phonemes: readonly TimedPhoneme[]
}

/** What a clip says of its times, each with how much had been heard by then. */
async function timingsOf(
  engine: SpeechUnderTest,
  text: string,
  speed = 1,
): Promise<{ readonly timings: readonly Heard[]; readonly ms: number }> {
  const { sampleRate } = voiceOf(engine)
  const timings: Heard[] = []
  let ms = 0
  const clip: AsyncIterable<SpeechEvent> = say(engine, text, { speed })
  for await (const event of clip) {
    if (event.type === 'audio') ms += (event.pcm.length * 1000) / sampleRate
    else timings.push({ heardMs: ms, words: event.words, phonemes: event.phonemes })
  }
  return { timings, ms }
}
