import { describeSpeech } from '@eva/testing/speech-contract'
import { createSherpa } from './index.ts'
import { toneVoices } from './test-voices.ts'

describeSpeech('sherpa with the tone voice', async () => {
  const folder = await toneVoices()
  const models = [await folder.write('tone')]
  return {
    speech: createSherpa({ models: () => models }),
    voice: 'sherpa:tone/low',
    texts: {
      word: 'Hello.',
      sentence: 'I was just thinking of you, my friend.',
      long: 'It is a fine day today, so I went for a walk along the water. There was a small boat with a red sail, and an old man who waved at me. Would you like to come along?',
    },
    heedsSpeed: true,
    dispose: folder.dispose,
  }
})
