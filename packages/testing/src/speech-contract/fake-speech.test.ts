import { createFakeClock, fakeSpeech, fakeVoice, type SpeechStep } from '../fakes/index.ts'
import { describeSpeech } from './describe-speech.ts'

/** 60 ms for each character, and then when each word was heard. */
function script(text: string): readonly SpeechStep[] {
  const words = [...text.matchAll(/\p{L}+/gu)].map(({ 0: word, index }) => {
    return { text: word, startMs: index * 60, endMs: (index + word.length) * 60 }
  })
  const phonemes = words.map(({ text: ipa, ...when }) => ({ ipa, ...when }))
  return [...Array.from(text, () => ({ audioMs: 60 })), { words, phonemes }]
}

// The suite holds for an engine that does nothing but follow its script, so it asks for nothing but the contract.
describeSpeech('a scripted fake', async () => ({
  speech: fakeSpeech('fake', createFakeClock(), [fakeVoice('fake', 'ada', ['en'])], (text) =>
    /[\p{L}\p{N}]/u.test(text) ? script(text) : [],
  ),
  voice: 'fake:ada',
  texts: { word: 'Hello.', sentence: 'I was just thinking of you, my friend.', long: 'The sea is calm. '.repeat(10) },
  heedsSpeed: false,
}))
