/** The built-in English voice: Carnegie Mellon's flite as WebAssembly, in workers. */
export { createFlite } from './create-flite.ts'
