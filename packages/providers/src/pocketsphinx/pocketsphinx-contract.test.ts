import { describeEar } from '@eva/testing/ear-contract'
import { describe } from 'vitest'
import { createPocketsphinx, findPocketsphinx } from './index.ts'
import { SENTENCES, spokenSentences, wrongWords } from './test-utterances.ts'

const program = findPocketsphinx()

describe.skipIf(program === null)('pocketsphinx', () => {
  describeEar('pocketsphinx', async () => {
    if (program === null) throw new Error('skipped where it is not installed')
    const spoken = await spokenSentences(3)
    return {
      ear: createPocketsphinx(program),
      id: 'pocketsphinx',
      utterances: spoken.map((samples, index) => ({
        samples,
        language: 'en',
        isUnderstood: (text) => wrongWords(SENTENCES[index] ?? '', text) <= 0.4,
      })),
    }
  })
})
