/** Writes a text as it is said: numbers, dates, times, money, units and abbreviations in words, in English and French. */
export { normalise } from './normalise.ts'
