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

/** What such a text says. */
export const fromSsml = (ssml: string): string =>
  ssml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
