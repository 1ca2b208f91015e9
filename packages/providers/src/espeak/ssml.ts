/**
 * Writes plain text so that eSpeak reads every character of it as text: it takes SSML, and `[[…]]` as phonemes.
 */
export function toSsml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\[(?=\[)/g, '[ ')
}
