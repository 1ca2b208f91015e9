/** Typographic signs and letters that flite, which reads ASCII, would drop; figures and their signs come as words. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚′]/g, "'"],
  [/[“”„«»″]/g, '"'],
  [/\s*[–—]\s*/g, ', '],
  [/…/g, '...'],
  [/[œŒ]/g, 'oe'],
  [/[æÆ]/g, 'ae'],
  [/ß/g, 'ss'],
  [/[øØ]/g, 'o'],
  [/[łŁ]/g, 'l'],
]

/** Rewrites text in the ASCII that flite reads: accents off, typographic signs plain; letters of other scripts are lost. */
export function toEnglishAscii(text: string): string {
  const spelled = SPELLINGS.reduce((result, [sign, plain]) => result.replace(sign, plain), text)
  return spelled
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
