/** Reads and checks the environment. */

/** Starts a server and returns its address and a `close()`; `assembleEva` does it with parts that are already open. */
export { assembleEva, type Eva } from './assemble.ts'
export { type Config, readConfig } from './config.ts'
export { ConfigError } from './config-error.ts'
/** The ears that can be fetched. */
export { type EarEntry, earCatalogue } from './ears/index.ts'
export type { Parts } from './eva-parts.ts'
export type { Pull } from './models/index.ts'
export type { Progress } from './opening/local-brain.ts'
export { openNeuralEars, openNeuralVoices } from './opening/places.ts'
export { realClock } from './real-clock.ts'
/** A plain WAV file: its header, and samples as bytes. */
export { pcmBytes, wavHeader } from './speech/wav.ts'
export { startEva } from './start-eva.ts'
/** The voices that can be fetched. */
export { type VoiceEntry, voiceCatalogue } from './voices/index.ts'
