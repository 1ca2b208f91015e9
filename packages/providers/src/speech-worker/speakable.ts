/**
 * What no voice has a sound for: control and format characters, pictures, flags, keycaps. The zero-width joiners stay,
 * because Persian and the scripts of India are spelled with them.
 */
const SOUNDLESS =
  /[\p{Cc}\p{Co}\p{Cn}]|(?![\u200c\u200d])\p{Cf}|(?![©®™])\p{Extended_Pictographic}|\p{RI}|[\ufe0e\ufe0f\u20e3]/gu

const SOUNDING = /[\p{L}\p{N}]/u

/**
 * Turns any string into one that an engine can be trusted with: whole characters only, composed, on one line, without
 * control characters and pictures. Returns `''` when nothing is left that sounds: punctuation alone says nothing.
 */
export function speakable(text: string): string {
  if (!SOUNDING.test(text)) return ''
  const clean = text.toWellFormed().replaceAll('\ufffd', ' ').replace(SOUNDLESS, ' ').normalize('NFC')
  return SOUNDING.test(clean) ? clean.replace(/\s+/gu, ' ').trim() : ''
}
