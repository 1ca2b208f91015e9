import { HEARING_RATE, type Pcm, VAD_WINDOW, type Vad, type VadStream } from '@eva/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../fakes/index.ts'

export type VadUnderTest = {
  readonly vad: Vad
  /** A sentence, at `HEARING_RATE`, without silence around it. */
  readonly speech: Pcm
}

/** Longest a single case may take: a model is loaded in it. */
const CASE_LIMIT_MS = 180_000

/** How late the beginning and the end of speech may be told: three windows, and eight for a voice that dies away. */
const BEGINS_WITHIN_MS = 100
const ENDS_WITHIN_MS = 256

/** The verdict on each window of a sound; a rest that fills no window is left out. */
export function judgeAll(stream: VadStream, samples: Pcm): ReturnType<VadStream['judge']>[] {
  return Array.from({ length: Math.floor(samples.length / VAD_WINDOW) }, (_, index) =>
    stream.judge(samples.subarray(index * VAD_WINDOW, (index + 1) * VAD_WINDOW)),
  )
}

/** The suite that every voice detector passes. */
export function describeVad(name: string, open: () => Promise<VadUnderTest>): void {
  describe(`voice detector contract: ${name}`, { timeout: CASE_LIMIT_MS }, () => {
    let subject: VadUnderTest
    beforeAll(async () => {
      subject = await open()
    }, CASE_LIMIT_MS)
    const opened: VadStream[] = []
    const openStream = (): VadStream => {
      const stream = subject.vad.open()
      opened.push(stream)
      return stream
    }
    afterAll(() => {
      for (const stream of opened) stream.close()
    })
    const inSilence = (): Pcm => {
      const sound = new Int16Array(subject.speech.length + 2 * HEARING_RATE)
      sound.set(subject.speech, HEARING_RATE)
      return sound
    }

    it('calls silence silence', () => {
      expect(new Set(judgeAll(openStream(), new Int16Array(HEARING_RATE)))).toEqual(new Set(['silence']))
    })

    it('tells where speech begins and ends', () => {
      const verdicts = judgeAll(openStream(), inSilence())
      const ms = (index: number): number => (index * VAD_WINDOW * 1_000) / HEARING_RATE
      const beginsMs = ms(verdicts.indexOf('speech')) - 1_000
      const endsMs = ms(verdicts.lastIndexOf('speech') + 1) - 1_000 - (subject.speech.length / HEARING_RATE) * 1_000
      expect(beginsMs).toBeGreaterThan(-BEGINS_WITHIN_MS)
      expect(beginsMs).toBeLessThan(BEGINS_WITHIN_MS)
      expect(endsMs).toBeGreaterThan(-BEGINS_WITHIN_MS)
      expect(endsMs).toBeLessThan(ENDS_WITHIN_MS)
    })

    it('judges the same alike after a reset, and in a stream that was opened after another was closed', () => {
      const stream = openStream()
      const first = judgeAll(stream, inSilence())
      judgeAll(stream, subject.speech)
      stream.reset()
      expect(judgeAll(stream, inSilence())).toEqual(first)
      judgeAll(stream, subject.speech)
      stream.close()
      expect(judgeAll(openStream(), inSilence())).toEqual(first)
    })

    it('does not mix up microphones', () => {
      const alone = judgeAll(openStream(), inSilence())
      const [one, other] = [openStream(), openStream()]
      const random = createRandom(1)
      const noise = Int16Array.from({ length: VAD_WINDOW }, () => random.between(-3_000, 3_000))
      const beside = alone.map((_, index) => {
        other.judge(noise)
        return one.judge(inSilence().subarray(index * VAD_WINDOW, (index + 1) * VAD_WINDOW))
      })
      expect(beside).toEqual(alone)
    })

    it('leaves the samples as they are, and takes no window of another length', () => {
      const stream = openStream()
      const window = subject.speech.slice(0, VAD_WINDOW)
      stream.judge(window)
      expect(window).toEqual(subject.speech.slice(0, VAD_WINDOW))
      expect(() => stream.judge(new Int16Array(VAD_WINDOW - 1))).toThrow()
    })

    it('may be closed twice, and judges no more then', () => {
      const stream = openStream()
      stream.close()
      stream.close()
      expect(() => stream.judge(new Int16Array(VAD_WINDOW))).toThrow()
    })
  })
}
