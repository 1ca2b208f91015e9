import { describeSpeech } from '@eva/testing/speech-contract'
import { createFlite } from './index.ts'

describeSpeech('flite', async () => ({
  speech: await createFlite(),
  voice: 'flite:slt',
  texts: {
    word: 'Hello.',
    sentence: 'I was just thinking of you, my friend.',
    long: 'The weather is lovely today, so I went for a walk along the river. There was a small boat with a red sail, and an old man who waved at me. Would you like to come along?',
  },
  heedsSpeed: true,
}))
