/** eSpeak's scale of pitch. */
const LOWEST = 0
const NEUTRAL = 50
const HIGHEST = 99

/**
 * eSpeak's setting for a pitch, as a factor of the voice's own. Fitted to the measured pitch of English and French at
 * ten settings, within 2 %. The scale ends at 0.66 and 1.69: beyond, the voice stays at its end.
 */
export function pitchSetting(factor: number): number {
  const octaves = Math.log2(factor)
  const setting = NEUTRAL + 75 * octaves - 14 * octaves * octaves
  return Math.round(Math.min(HIGHEST, Math.max(LOWEST, setting)))
}
