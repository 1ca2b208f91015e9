/**
 * Longest text that an engine gets in one piece, in characters: about 12 s of speech. An engine thinks over the whole
 * piece before its first sample and cannot be stopped meanwhile, so this bounds both (about 25 ms); it also bounds what
 * waits in memory for a listener who is slow, because the next piece starts when the last one was taken.
 */
const MAX_PASSAGE_CHARS = 200

/** Where to cut, best first: after a sentence, after a part of one, between words, and if need be between characters. */
const BORDERS = [/[.!?…。！？]["'”’»)\]]*\s/gu, /[,;:،、，–—]\s/gu, /\s/gu]

/** Cuts a speakable text into passages of at most `maxChars`, in order; joined, they hold the same words. */
export function passages(text: string, maxChars: number = MAX_PASSAGE_CHARS): string[] {
  const found: string[] = []
  let rest = text
  while (rest.length > maxChars) {
    const end = passageEnd(rest, maxChars)
    found.push(rest.slice(0, end).trim())
    rest = rest.slice(end).trim()
  }
  return [...found, rest].filter((passage) => passage !== '')
}

function passageEnd(text: string, maxChars: number): number {
  const head = text.slice(0, maxChars)
  for (const border of BORDERS) {
    const last = [...head.matchAll(border)].at(-1)
    if (last !== undefined) return last.index + last[0].length
  }
  // No border in sight: never between the halves of one character.
  const splitsPair = /[\ud800-\udbff]$/.test(head)
  return splitsPair ? maxChars - 1 : maxChars
}
