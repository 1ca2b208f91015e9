import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/** Text without any of these needs no parser; most clauses of a conversation have none. */
const NEEDS_PARSING = /[*_`#[\]<>|~\\&]|^\s*(?:[-+•]|\d+[.)])\s|:\/\/|www\./m

/** Emoji with joiners, selectors, skin tones and flags; digits and © are emoji to Unicode, not to a reader. */
const EMOJI =
  /(?![\d#*©®™])(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u{FE0F}|\u{20E3}|\u{200D})/gu

/** Marks that a cut in the middle of markdown leaves behind ("**so far,"). */
const STRAY_MARKS = /(^|[\s(])[*_~`#>|]+|[*_~`|]+(?=[\s).,;:!?…]|$)/g

/** How an interrupted answer is marked in the prompt; a model that copies the mark is not heard doing so. */
const INTERRUPTION_MARK = /\[interrupted[^\]]*\]/gi

/**
 * What a voice should say for a piece of the answer: the words of markdown without its marks, the text of a link
 * without its address, the host of a bare address, no code blocks, no emoji. Empty when nothing is left to say.
 */
export function toSpeech(text: string): string {
  const words = NEEDS_PARSING.test(text) ? wordsOf(text.replace(INTERRUPTION_MARK, '')) : text
  const clean = words.replace(EMOJI, '').replace(STRAY_MARKS, '$1').replace(/\s+/g, ' ').trim()
  return /[\p{L}\p{N}]/u.test(clean) ? clean : ''
}

function wordsOf(markdown: string): string {
  return say(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))
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
    case 'code':
    case 'html':
    case 'definition':
    case 'thematicBreak':
    case 'footnoteReference':
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
    case 'root':
    case 'blockquote':
    case 'listItem':
      return node.children.map(say).join(' ')
    default:
      return 'children' in node ? node.children.map(say).join('') : ''
  }
}

/** A heading has no full stop; without a pause it runs into the text below it. */
const endSentence = (text: string): string => (text === '' || /[.!?…:]\s*$/.test(text) ? text : `${text}.`)

/** "https://www.example.com/a?b" is said as "example.com"; the full stop behind an address is kept. */
function hostOf(address: string): string {
  const host = /^(?:[a-z]+:\/\/)?(?:www\.)?([^/?#:\s]+)/i.exec(address)?.[1] ?? ''
  const tail = /[.,;!?)]+$/.exec(address)?.[0] ?? ''
  return host.replace(/[.,;!?)]+$/, '') + tail
}
