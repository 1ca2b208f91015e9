/** Letters that most tokenizers keep together in one token of a common word. */
const WORD_LETTERS = 5
/** Of a word's further letters, each. */
const PER_FURTHER_LETTER = 0.25
/** Of digits, each; tokenizers take one to three together. */
const PER_DIGIT = 0.5
const PER_ASCII_SIGN = 0.7

/**
 * Characters of other scripts, by the first code unit above each range: a first guess at tokens per character, which
 * the server's own counts correct.
 */
const SCRIPTS: readonly (readonly [below: number, tokens: number])[] = [
  [0x250, 0.5], // accented Latin letters, beside those of the word that they stand in
  [0x800, 0.45], // Greek, Cyrillic, Hebrew, Arabic
  [0x2000, 0.8], // the scripts of India and South-East Asia, Georgian, Ethiopic
  [0x2e80, 0.8], // signs, arrows, symbols
  [0xd800, 0.9], // Chinese, Japanese, Korean
  [0xe000, 1], // halves of characters beyond: emoji and rare ideographs
  [0x1_0000, 0.9],
]

const SPACE = 0x20
const NEWLINE = 0x0a
const ASCII_END = 0x80

/** About how many tokens a text has, before the tokenizer's own measure is known. One pass, no allocation. */
export function textSize(text: string): number {
  let size = 0
  let letters = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isLetter(code)) {
      letters += 1
      if (letters === 1) size += 1
      else if (letters > WORD_LETTERS) size += PER_FURTHER_LETTER
      continue
    }
    letters = 0
    if (code === SPACE) continue
    size += code >= ASCII_END ? sizeInScript(code) : code === NEWLINE || !isDigit(code) ? PER_ASCII_SIGN : PER_DIGIT
  }
  return size
}

const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

function sizeInScript(code: number): number {
  for (const [below, tokens] of SCRIPTS) if (code < below) return tokens
  return 1
}
