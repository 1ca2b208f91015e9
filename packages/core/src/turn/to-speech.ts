import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/** Text without any of these needs no parser; most clauses of a conversation have none. */
const NEEDS_PARSING = /[*_`#[\]<>|~\\&]|^\s*(?:[-+]|\d+[.)])\s|^\s*[-=]{3,}\s*$|:\/\/|www\./m

/** A clause is often a list's deeper item without the list: what is indented there is no code. */
const MARKDOWN = {
  extensions: [gfm(), { disable: { null: ['codeIndented'] } }],
  mdastExtensions: [gfmFromMarkdown()],
}

/** A word joiner has no width and no sound: what follows it in its line is no list, heading or fence to markdown. */
const MID_LINE = '\u{2060}'

/** Marks that mean something only to a reader, and what stands for them; applied before markdown is read. */
const READ_NOT_SAID: readonly (readonly [RegExp, string])[] = [
  // How an interrupted answer is marked in the prompt: a model that copies the mark is not heard doing so.
  [/\s*(?:—\s*)?\[interrupted[^\]]*\]/gi, ''],
  // Footnotes, and links whose address stands elsewhere.
  [/\[\^[^\]\s]+\]:?/g, ''],
  [/\[([^[\]]+)\]\[[^[\]]*\]/g, '$1'],
  // "2*3" would be emphasis.
  [/(?<=\d)\*(?=\d)/g, '×'],
  // Rules, and the line below a table's head.
  [/^[ \t>]*\|?[ \t]*:?[-=]{2,}[-=|: \t]*$/gm, ''],
]

/** What markdown leaves of its marks, and signs that no voice has a sound for. */
const SAID_OTHERWISE: readonly (readonly [RegExp, string])[] = [
  [/\s*[←-⇿⟵-⟿➔-➾]\u{FE0F}?\s*|\s+<?[-=]+>\s+/gu, ', '],
  // Emoji with what belongs to them: tone, gender, joined figures, the letters of a flag; then flags and keycap marks.
  [/(?![©®™])\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\u{FE0F}|\u{200D}|[\u{E0020}-\u{E007F}])*/gu, ''],
  [/\p{Regional_Indicator}|\u{FE0F}|\u{20E3}/gu, ''],
  [/(?<=[\p{L}\p{N})])\s+\*\s+(?=[\p{L}\p{N}(])/gu, ' × '],
  [/(^|\s)[•‣●◦·]\s+/g, '$1'],
  [/\s\|+(?=\s)/g, ','],
  // A cut in the middle of markdown leaves "**so far,".
  [/(^|[\s("'“‘«])[*_~`#|]+|[*_~`|]+(?=[\s)"'”’».,;:!?…]|$)/g, '$1'],
  [/\s+/g, ' '],
  [/ (?=[,.](?:\s|$))/g, ''],
  // The end of a sentence that was already said: a quote's closing mark, a second "!".
  [/^(?:[\s!?,;:…»”)\]>]|\.+(?=\s))+/g, ''],
]

/**
 * What a voice should say for a piece of the answer: the words of markdown without its marks, the text of a link
 * without its address, the host of a bare address, no code blocks, no emoji. Empty when nothing is left to say. Still as
 * it is written: "example.com" becomes "example dot com" with the figures, in `Normalise`.
 *
 * @param beginsLine whether the piece begins at the beginning of a line, where "10." numbers a list
 */
export function toSpeech(text: string, beginsLine = true): string {
  const words = NEEDS_PARSING.test(text) ? wordsOf(text, beginsLine) : text
  const clean = replaceAll(words, SAID_OTHERWISE).trim()
  return /[\p{L}\p{N}]/u.test(clean) ? clean : ''
}

const replaceAll = (text: string, rules: readonly (readonly [RegExp, string])[]): string =>
  rules.reduce((result, [pattern, plain]) => result.replace(pattern, plain), text)

function wordsOf(markdown: string, beginsLine: boolean): string {
  const plain = replaceAll(markdown, READ_NOT_SAID).replace(/^[ \t]*\|(.*)\|[ \t]*$/gm, sayRow)
  if (beginsLine) return say(fromMarkdown(plain, MARKDOWN))
  return say(fromMarkdown(MID_LINE + plain.trimStart(), MARKDOWN)).replace(MID_LINE, '')
}

/** A table arrives row by row, and a row alone is no table to markdown. */
function sayRow(_line: string, row: string): string {
  const cells = row.split('|').map((cell) => cell.trim())
  return endSentence(cells.filter((cell) => cell !== '').join(', '))
}

function say(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value.replace(/(?:https?:\/\/|www\.)\S+/g, hostOf)
    case 'inlineCode':
      return node.value
    case 'link': {
      const label = node.children.map(say).join('')
      return label.includes('://') || label === node.url ? hostOf(node.url) : label
    }
    case 'image':
      return node.alt ?? ''
    case 'html':
      return withoutTags(node.value)
    case 'code':
    case 'definition':
    case 'thematicBreak':
    case 'footnoteReference':
    case 'footnoteDefinition':
      return ''
    case 'break':
      return ' '
    case 'list':
      return node.children
        .map((item, index) => (node.ordered === true ? `${(node.start ?? 1) + index}. ` : '') + say(item))
        .join(' ')
    case 'tableRow':
      return `${node.children.map(say).join(', ')}. `
    case 'heading':
      return endSentence(node.children.map(say).join(''))
    case 'listItem':
      return node.children.map((child) => endSentence(say(child))).join(' ')
    case 'root':
    case 'blockquote':
      return node.children.map(say).join(' ')
    default:
      return 'children' in node ? node.children.map(say).join('') : ''
  }
}

/** A heading or an item has no full stop; without a pause it runs into the text below it. */
const endSentence = (text: string): string => (/[\p{L}\p{N})"'”’»*_`]\s*$/u.test(text) ? `${text.trimEnd()}.` : text)

/** A block of HTML: its text, unless that is a program. */
const withoutTags = (html: string): string =>
  html.replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)|<[^>]*>/gi, ' ')

/** "https://www.example.com/a?b" is left as "example.com"; the full stop behind an address is kept. */
function hostOf(address: string): string {
  const host = /^(?:[a-z]+:\/\/)?(?:www\.)?([^/?#:\s]+)/i.exec(address)?.[1] ?? ''
  const tail = /[.,;!?)]+$/.exec(address)?.[0] ?? ''
  return host.replace(/[.,;!?)]+$/, '') + tail
}
