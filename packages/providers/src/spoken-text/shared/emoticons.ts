import type { Rule } from './rules.ts'

/** Faces of brackets and letters stand alone between blanks; a heart ends what is said, and is no comparison there. */
export const EMOTICON_RULES: readonly Rule[] = [
  [
    /(?<=^|[\s.!?…])(?:(?:[:;=]|8(?=-))['’]?-?[)(DPpOo/\\|*\]]{1,3}|[xX]D|\^_?\^|-_-|¯\\_\(ツ\)_\/¯)(?=[\s.!?,…]|$)/g,
    '',
  ],
  [/(?<=\p{L}{2}[.!?]?|[!.?] )(?<!\b(?:is|are|was|be|if|of|to|than|or|et|est|soit|si)) ?<3+(?=[.!]*$)/gu, ''],
]
