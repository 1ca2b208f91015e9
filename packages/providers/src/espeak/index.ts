/** The voice for every other language: eSpeak NG as WebAssembly, in its own worker, optional. */
export { createEspeak } from './create-espeak.ts'
