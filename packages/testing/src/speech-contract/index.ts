/** The suite that every voice engine passes: `describeSpeech('flite', open)` in a test file. */
export { describeSpeech } from './describe-speech.ts'
/** A clip in figures: silence around it, peak, level. */
export { type ClipMeasures, measureClip } from './measure.ts'
/** How high a voice speaks. */
export { pitchHz } from './pitch.ts'
/** What a test file gives to the suite, and small helpers for further cases of its own. */
export { type Heard, hear, never, type OpenSpeech, type SpeechUnderTest, say, voiceOf } from './speech-under-test.ts'
