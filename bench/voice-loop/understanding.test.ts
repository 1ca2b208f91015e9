import { HEARING_RATE, type Pcm } from '@eva/core'
import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { SoundBins } from './sound-bins.ts'
import { type Recording, type TimedText, understand, write } from './understanding.ts'

const sampleAt = (ms: number): number => (ms * HEARING_RATE) / 1000

/** Noise whose level changes every 50 ms, as that of speech does. */
function murmur(seed: number, ms: number): Pcm {
  const random = createRandom(seed)
  let level = 0
  return Int16Array.from({ length: sampleAt(ms) }, (_, index) => {
    if (index % 800 === 0) level = random.between(0, 8_000)
    return Math.round(level * (2 * random.next() - 1))
  })
}

const words = (
  isHers: boolean,
  ...said: readonly (readonly [text: string, startMs: number, endMs: number])[]
): TimedText[] => said.map(([text, startMs, endMs]) => ({ text, startMs, endMs, isHers }))

function recordingOf(sound: Pcm, said: TimedText[]): Recording {
  const bins = new SoundBins(HEARING_RATE)
  bins.push(sound)
  return { bins, words: said, language: 'english', marks: 'set' }
}

describe('an ear that hears right', () => {
  const sound = murmur(1, 6_000)
  const other = recordingOf(murmur(2, 6_000), words(false, ['nothing', 0, 6_000]))
  const said = [
    ...words(false, ['my', 1_000, 1_200], ['number', 1_200, 1_700], ['is', 3_000, 3_400]),
    ...words(true, ['story', 1_100, 1_500], ['shell', 2_000, 2_300]),
  ]

  it('finds the words of a part, whichever microphone it is from', () => {
    const part = sound.subarray(sampleAt(1_003), sampleAt(2_500))
    expect(understand(part, HEARING_RATE, [other, recordingOf(sound, said)])?.text).toMatch(/^My number shell/)
  })

  it('leaves out a word of which less than half is there', () => {
    const part = sound.subarray(sampleAt(1_003), sampleAt(1_400))
    expect(
      understand(part, HEARING_RATE, [recordingOf(sound, words(false, ['my', 1_000, 1_200], ['number', 1_200, 1_700]))])
        ?.text,
    ).toMatch(/^My[.]+$/)
  })

  it('does not hear her where somebody else speaks', () => {
    const part = sound.subarray(sampleAt(900), sampleAt(1_900))
    expect(understand(part, HEARING_RATE, [recordingOf(sound, said)])?.text).toMatch(/^My number[.]+$/)
  })

  it('knows a sound that no microphone sent', () => {
    expect(understand(murmur(3, 1_000), HEARING_RATE, [other, recordingOf(sound, said)])).toBeNull()
  })
})

describe('how an ear writes', () => {
  it('ends a sentence that is not whole now with a full stop and now with an ellipsis, as Whisper does', () => {
    expect(write(['we', 'went', 'home,'], 'set')).toBe('We went home...')
    expect(write(['we', 'went', 'out,'], 'set')).toBe('We went out.')
    expect(write(['where', 'is', 'it?'], 'set')).toBe('Where is it?')
    expect(write([], 'set')).toBe('')
  })

  it('writes small letters alone, as streaming ears do', () => {
    expect(write(['Mon', 'numéro,', 'c’est', 'Quand', '?'], 'none')).toBe('mon numéro c’est quand')
  })
})
