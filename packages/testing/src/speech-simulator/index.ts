/** Starts a server that speaks OpenAI's `POST /v1/audio/speech` as scripted. `main.ts` is the same by hand. */

/** What it can answer, good and bad. */
export { type SimulatedSound, type SimulatedSpeech, speechError } from './reply.ts'
/** Sounds as bytes, for tests that need no server. */
export { encodeSound, type SoundFormat, type ToldLength } from './sound-format.ts'
export type { SpeechRequest } from './speech-request.ts'
export { type SpeechSimulator, type SpeechSimulatorOptions, startSpeechSimulator } from './start-speech-simulator.ts'
/** What the simulated voice says of a text. */
export { toneSpeech } from './tone-speech.ts'
