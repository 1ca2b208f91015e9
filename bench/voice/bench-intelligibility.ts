import { createEspeak } from '@eva/providers/espeak'
import { createFlite } from '@eva/providers/flite'
import type { BenchRow, BenchSection } from '../section.ts'
import { SENTENCES, understand } from './intelligibility.ts'
import { findRecogniser } from './recogniser.ts'

const VOICES = [
  ['flite:slt', createFlite, 0.35],
  ['flite:rms', createFlite, null],
  ['espeak:en-US', createEspeak, null],
] as const

/** How much of the built-in voices' English a recogniser gets. */
export async function benchIntelligibility(): Promise<BenchSection> {
  const recogniser = findRecogniser()
  const rows: BenchRow[] = []
  for (const [voice, open, atMost] of VOICES) {
    if (recogniser === null) break
    const speech = await open()
    const { wordErrorRate } = await understand({ speech, voice, language: 'en' }, recogniser)
    await speech.close()
    rows.push({
      name: `words that were not understood, ${voice}`,
      target: atMost === null ? null : `≤ ${atMost * 100} %`,
      measured: `${(wordErrorRate * 100).toFixed(1)} %`,
      met: atMost === null ? null : wordErrorRate <= atMost,
    })
  }
  await recogniser?.close()
  return {
    title: 'Voice: understood by a recogniser',
    method: `Word error rate of ${SENTENCES.length} set English sentences of 6 to 9 words, each said alone and heard by pocketsphinx with its American model; the mean over the sentences.`,
    rows,
    notes: [
      recogniser === null
        ? 'No recogniser is installed here (Debian: pocketsphinx, pocketsphinx-en-us): nothing was measured.'
        : 'The recogniser adds a little noise of its own: figures differ by a few points from run to run. It was trained on people, and gets little of a formant voice such as eSpeak’s, which speaks English only where flite is left out; French has no such recogniser here.',
    ],
  }
}
