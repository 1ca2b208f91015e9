/** The main thread's side: workers, their tasks, and the `Speech` made of them. */

/** Makes a clip of an engine's samples, for one that runs elsewhere than in a worker. */
export { type ClipShaper, createClipShaper, pauseMs } from './clip-shaper.ts'
/** What passes between the two sides. */
export type { SpeechHost, TaskMessage, VoiceTask, WorkerBirth, WorkerMessage } from './messages.ts'
/** Text that any engine can be trusted with, in pieces that bound its time and memory. */
export { passages } from './passages.ts'
export { createPooledSpeech, type PooledSpeechOptions } from './pooled-speech.ts'
export { speakable } from './speakable.ts'
export { openSpeechPool, type SpeechPool, type SpeechPoolOptions } from './speech-pool.ts'
