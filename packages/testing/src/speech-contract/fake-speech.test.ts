import { createFakeClock, fakeSpeech, fakeVoice } from '../fakes/index.ts'
import { describeSpeech } from './describe-speech.ts'

// The suite holds for an engine that does nothing but follow its script, so it asks for nothing but the contract.
describeSpeech('a scripted fake', async () => ({
  speech: fakeSpeech('fake', createFakeClock(), [fakeVoice('fake', 'ada', ['en'])], (text) =>
    /[\p{L}\p{N}]/u.test(text) ? Array.from(text, () => ({ audioMs: 60 })) : [],
  ),
  voice: 'fake:ada',
  texts: { word: 'Hello.', sentence: 'I was just thinking of you, my friend.', long: 'The sea is calm. '.repeat(10) },
  heedsSpeed: false,
}))
