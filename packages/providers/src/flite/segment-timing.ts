import type { TimedPhoneme, TimedWord } from '@eva/core'
import { timedIpa } from '../speech-worker/ipa.ts'
import type { PassageTiming } from '../speech-worker/messages.ts'
import { toIpa } from './arpabet.ts'
import type { FliteSegment } from './segment.ts'

/**
 * Gathers when words and sounds sound over one run. flite makes a text utterance by utterance: each one's samples first,
 * then its segments, whose times count from its own first sample.
 */
export function createSegmentLog(): {
  /** @param heardMs length of all samples so far */
  add(segment: FliteSegment, heardMs: number): void
  readonly timing: PassageTiming
} {
  const words: TimedWord[] = []
  const phonemes: TimedPhoneme[] = []
  let utteranceMs = 0
  let nextUtteranceMs = 0
  let startMs = 0
  let tokenId: number | null = null
  return {
    add({ name, endMs: inUtteranceMs, isFirst, token }, heardMs) {
      if (isFirst) {
        utteranceMs = nextUtteranceMs
        nextUtteranceMs = heardMs
        startMs = utteranceMs
        tokenId = null
      }
      const endMs = utteranceMs + inUtteranceMs
      const ipa = toIpa(name)
      if (ipa !== null) phonemes.push(...timedIpa(ipa, startMs, endMs))
      if (token !== null) {
        const begun = token.id === tokenId ? words.pop() : undefined
        words.push({ text: token.text, startMs: begun?.startMs ?? startMs, endMs })
        tokenId = token.id
      }
      startMs = endMs
    },
    timing: { words, phonemes },
  }
}
