import { expect, it } from 'vitest'
import { measureClip } from './measure.ts'
import { pitchHz } from './pitch.ts'
import { hear, type SpeechUnderTest, say, voiceOf } from './speech-under-test.ts'

/** Speech takes 40 to 140 ms a character: half of the slowest language's pace to twice that of the fastest. */
const FASTEST_MS_PER_CHAR = 30
const SLOWEST_MS_PER_CHAR = 180

/** What a clip sounds like. */
export function itSounds(engine: () => SpeechUnderTest): void {
  it('lists voices by unique ids of its own, with real language tags and rates', () => {
    const { speech } = engine()
    const { voices } = speech
    expect(voiceOf(engine())).toBeDefined()
    expect(new Set(voices.map(({ id }) => id)).size).toBe(voices.length)
    for (const { id, provider, languages, sampleRate, name } of voices) {
      expect(provider).toBe(speech.id)
      expect(id.startsWith(`${speech.id}:`)).toBe(true)
      expect(languages.length).toBeGreaterThan(0)
      expect(() => Intl.getCanonicalLocales([...languages])).not.toThrow()
      expect(sampleRate).toBeGreaterThanOrEqual(8_000)
      expect(name).not.toBe('')
    }
  })

  it('yields frames that hold samples, as long as the text takes to say', async () => {
    const { sampleRate } = voiceOf(engine())
    for (const text of Object.values(engine().texts)) {
      const { frames, ms, thrown } = await hear(sampleRate, say(engine(), text))
      expect(thrown).toBeNull()
      expect(frames.every((frame) => frame instanceof Int16Array && frame.length > 0)).toBe(true)
      // A word takes its pauses with it, so short texts get 300 ms more.
      expect(ms).toBeGreaterThan(text.length * FASTEST_MS_PER_CHAR)
      expect(ms).toBeLessThan(text.length * SLOWEST_MS_PER_CHAR + 300)
    }
  })

  it('begins with sound, ends with a short pause, and never clips', async () => {
    const { sampleRate } = voiceOf(engine())
    for (const text of Object.values(engine().texts)) {
      const { samples } = await hear(sampleRate, say(engine(), text))
      const { leadingSilenceMs, trailingSilenceMs, peak, levelDb } = measureClip(samples, sampleRate)
      // 25 ms, and half of that for a soft first consonant.
      expect(leadingSilenceMs).toBeLessThan(38)
      expect(trailingSilenceMs).toBeLessThan(200)
      expect(peak).toBeLessThan(32_767)
      // Every voice within 6 dB of the common level of −18, so that nobody reaches for the volume.
      expect(levelDb).toBeGreaterThan(-24)
      expect(levelDb).toBeLessThan(-12)
    }
  })

  it('speaks faster and slower when asked', async ({ skip }) => {
    if (!engine().heedsSpeed || !voiceOf(engine()).adjusts.speed) skip()
    const { sampleRate } = voiceOf(engine())
    const { long } = engine().texts
    const ms = async (speed: number): Promise<number> => (await hear(sampleRate, say(engine(), long, { speed }))).ms
    const usual = await ms(1)
    expect(await ms(2)).toBeGreaterThan(usual * 0.35)
    expect(await ms(2)).toBeLessThan(usual * 0.7)
    expect(await ms(0.7)).toBeGreaterThan(usual * 1.2)
    // Nothing of the last request is left in the next one.
    expect(Math.abs((await ms(1)) - usual)).toBeLessThan(usual * 0.05)
  })

  it('speaks higher and lower where it says that it can, at the same pace, and else not', async ({ skip }) => {
    if (!engine().heedsSpeed) skip()
    const { sampleRate, adjusts } = voiceOf(engine())
    const at = async (pitch: number): Promise<{ hz: number; ms: number }> => {
      const { samples, ms } = await hear(sampleRate, say(engine(), engine().texts.long, { pitch }))
      return { hz: pitchHz(samples, sampleRate), ms }
    }
    const [usual, higher, lower] = [await at(1), await at(1.5), await at(0.7)]
    if (adjusts.pitch) {
      // How far is each engine's own matter: eSpeak's scale is not an octave.
      expect(higher.hz).toBeGreaterThan(usual.hz * 1.15)
      expect(lower.hz).toBeLessThan(usual.hz * 0.9)
    } else {
      for (const { hz } of [higher, lower]) expect(Math.abs(hz - usual.hz)).toBeLessThan(usual.hz * 0.08)
    }
    for (const { ms } of [higher, lower]) expect(Math.abs(ms - usual.ms)).toBeLessThan(usual.ms * 0.15)
  })

  it('begins what is asked for at once in the order of asking', async () => {
    const { sampleRate } = voiceOf(engine())
    const begun: number[] = []
    const ask = (index: number) =>
      hear(sampleRate, say(engine(), engine().texts.sentence), () => {
        if (!begun.includes(index)) begun.push(index)
      })
    await Promise.all(Array.from({ length: 8 }, (_, index) => ask(index)))
    expect(begun).toHaveLength(8)
    // As many as are made at a time may overtake each other: at most four, in any engine.
    for (const [place, index] of begun.entries()) expect(Math.abs(place - index)).toBeLessThan(4)
  })

  it('says eight texts asked for at once, each whole and unmixed', async () => {
    const { sampleRate } = voiceOf(engine())
    const { word, sentence, long } = engine().texts
    const texts = [sentence, word, long, word, sentence, long, word, sentence]
    const alone = new Map<string, number>()
    for (const text of new Set(texts)) alone.set(text, (await hear(sampleRate, say(engine(), text))).ms)
    const together = await Promise.all(texts.map((text) => hear(sampleRate, say(engine(), text))))
    for (const [index, { ms, thrown }] of together.entries()) {
      const expected = alone.get(texts[index] ?? '') ?? Number.NaN
      expect(thrown).toBeNull()
      expect(Math.abs(ms - expected)).toBeLessThan(expected * 0.05 + 20)
    }
  })
}
