/** CMU's PocketSphinx: a basic English ear, where it is installed. */
export { createPocketsphinx, type PocketsphinxOptions } from './create-pocketsphinx.ts'
export { findPocketsphinx, type PocketsphinxProgram } from './find-program.ts'
