/** What ears have in common: limits, the order of utterances, and stopping at once. */
export { createEarLine, type EarLine, type EarLineOptions, NOTHING } from './ear-line.ts'
