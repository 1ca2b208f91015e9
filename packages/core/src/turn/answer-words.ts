/** A word of a piece of the answer: what stands between blanks, and where (UTF-16 code units). */
export type AnswerWord = { readonly text: string; readonly start: number; readonly end: number }

/** What markdown writes and nobody says; the same as in `to-speech.ts`. */
const NOT_SAID = [
  /(```|~~~)[\s\S]*?(?:\1|$)/g,
  /<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)|<(?![a-z]+:\/\/)\/?[a-z][^>]*>/gi,
  // The address of a link behind its text, in parentheses or by name; footnotes; where a name's address is given.
  /(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\s*\)/g,
  /(?<=\][ ]?)\[[^[\]]*\]/g,
  /\[\^[^\]\s]+\]:?/g,
  /^ {0,3}\[[^\]\n]+\]:.*$/gm,
  /\[interrupted[^\]]*\]/gi,
]

const SOUNDS = /[\p{L}\p{N}]/u

/**
 * The words of a piece of the answer that are said, in order, each as it stands there with its marks: `**so**,` is one
 * word. Whatever has neither a letter nor a figure is none; addresses behind links and blocks of code have none.
 */
export function answerWords(text: string): AnswerWord[] {
  const said = NOT_SAID.reduce((rest, pattern) => rest.replace(pattern, (part) => ' '.repeat(part.length)), text)
  return [...said.matchAll(/\S+/g)]
    .filter(({ 0: word }) => SOUNDS.test(word))
    .map(({ 0: word, index }) => ({ text: word, start: index, end: index + word.length }))
}

/** The words of a text that is said, each with the marks behind it that stand alone: `deux ;` is one, and so is `so —`. */
export function saidWords(text: string): string[] {
  const words: string[] = []
  for (const [part] of text.matchAll(/\S+/g)) {
    if (SOUNDS.test(part)) words.push(part)
    else if (words.length > 0) words.push(`${words.pop()} ${part}`)
  }
  return words
}
