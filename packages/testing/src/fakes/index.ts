/** Time and ids that tests own. */
export { createFakeClock, createFakeIds, type FakeClock } from './fake-clock.ts'
/** An ear, a brain and a voice that follow a script and throw on anything else. */
export { type EarCall, type EarStep, type FakeEar, type FakeEarOptions, fakeEar, fakeEarInfo } from './fake-ear.ts'
export { type FakeLlm, fakeLlm, type LlmScript, type LlmStep } from './fake-llm.ts'
export {
  type FakeSpeech,
  fakeSpeech,
  fakeVoice,
  fakeVoices,
  type SpeechCall,
  type SpeechStep,
  tenMsPerCharacter,
  tone,
} from './fake-speech.ts'
/** A detector of speech that follows a script, or the level. */
export { type FakeVad, fakeVad, speechByLevel, type VadScript, type VadVerdict } from './fake-vad.ts'
/** Seeded randomness, so that a failure can be run again. */
export { createRandom, type Random } from './random.ts'
export { UnscriptedCall } from './unscripted-call.ts'
