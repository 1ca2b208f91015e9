/** Programs of this machine, by their names. */
export { findProgram } from './find-program.ts'
