import { describeSpeech } from '@eva/testing/speech-contract'
import { createEspeak } from './index.ts'

describeSpeech('espeak in French', async () => ({
  speech: await createEspeak(),
  voice: 'espeak:fr',
  texts: {
    word: 'Bonjour.',
    sentence: 'Je pensais justement à toi, mon ami.',
    long: 'Il fait très beau aujourd’hui, alors je suis allée me promener au bord de l’eau. Il y avait un petit bateau à la voile rouge, et un vieil homme qui me saluait. Veux-tu venir ?',
  },
  heedsSpeed: true,
}))
