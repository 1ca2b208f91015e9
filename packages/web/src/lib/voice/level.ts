/** How loud a frame of signed 16-bit samples is: their root mean square, 0 to 1. */
export function levelOf(pcm: Int16Array): number {
  let sum = 0
  for (const sample of pcm) sum += (sample / 32_768) ** 2
  return pcm.length === 0 ? 0 : Math.sqrt(sum / pcm.length)
}

/** The quietest level that a meter shows: a quiet room. */
const FLOOR_DB = -56
/** The level at which it is full: somebody who speaks loudly, near by. */
const FULL_DB = -14

/** A level as an eye takes it, 0 to 1: by decibels, since a voice twice as loud looks a little larger, not twice. */
export function shownLevel(level: number): number {
  if (level <= 0) return 0
  const db = 20 * Math.log10(level)
  return Math.min(1, Math.max(0, (db - FLOOR_DB) / (FULL_DB - FLOOR_DB)))
}
