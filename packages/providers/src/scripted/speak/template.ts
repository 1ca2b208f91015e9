import type { LanguagePack } from '../rules/types.ts'
import { squash } from '../understand/words.ts'

/** Finds what a slot is filled with: `null` for unknown, `''` for nothing to say here. */
export type FillSlot = (name: string) => string | null

const SLOT = /\{(?<before>[^{}\p{L}]*)(?<name>\p{L}+)\}/gu
/** Stands between a template's words and a filling while the two are being joined; see `LanguagePack.junctions`. */
const BORDER = '‸'
/** How much of a template tells it from its neighbours, in letters and digits. */
const SIGNATURE_LENGTH = 30

/**
 * Fills a template. A slot with something before its name, as in `{, name}`, is left out when it has no filling;
 * without a filling for any other slot the template cannot be spoken: `null`. A filling that opens a sentence gets
 * its capital.
 */
export function fillTemplate(template: string, fill: FillSlot, { junctions }: LanguagePack): string | null {
  let speakable = true
  const filled = template.replace(SLOT, (...found) => {
    const { before = '', name = '' } = found.at(-1) as { before?: string; name?: string }
    const offset = found.at(-3) as number
    const filling = fill(name)?.trim() ?? ''
    if (filling === '') {
      speakable &&= before !== ''
      return ''
    }
    const opensSentence = before === '' && /(?:^|[.!?…]\s+)$/.test(template.slice(0, offset))
    return `${before}${BORDER}${opensSentence ? capitalise(filling) : filling}`
  })
  if (!speakable) return null
  const joined = junctions.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), filled)
  return joined.replaceAll(BORDER, '').trim()
}

/** With a capital at its beginning. */
export function capitalise(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

/** What is heard whenever a template was spoken, however its slots were filled: its longest stretch of fixed words. */
export function signatureOf(template: string): string {
  const pieces = template.split(/\{[^{}]*\}/).map(squash)
  const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '')
  return longest.slice(0, SIGNATURE_LENGTH)
}
