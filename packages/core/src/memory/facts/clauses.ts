import type { FactLanguage } from './fact-rule.ts'
import { isSecret } from './secrets.ts'

/** A clause, bare of what is around it, and the sentence that it stands in. */
export type Clause = { readonly said: string; readonly sentence: string }

/** Longest sentence that is looked at, in characters: nobody tells a fact in more. */
const SENTENCE_MAX_CHARS = 400

/** A pair of marks around somebody else's words. */
const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»/u

/** Ends of sentences: a mark and then a blank, or a line's end. A full stop after a capital alone ("J. Smith") is none. */
const SENTENCE_END = /(?<=[!?…;]|(?<!(?:^|\s)\p{Lu})\.)\s+|\n+/u

/**
 * The statements of a message. Left out are questions, what is supposed, quoted or played, and whatever holds a secret.
 */
export function clausesOf(message: string, { notMeant, openers, closers, joints }: FactLanguage): readonly Clause[] {
  const plain = message.normalize('NFC').replace(/[’‘ʼ]/g, "'")
  return plain.split(SENTENCE_END).flatMap((each) => {
    const sentence = each.trim()
    if (sentence === '' || sentence.length > SENTENCE_MAX_CHARS || sentence.endsWith('?')) return []
    if (QUOTED.test(sentence) || isSecret(sentence) || notMeant.test(bare(sentence, openers, closers))) return []
    return bare(sentence, openers, closers)
      .split(joints)
      .map((clause) => ({ said: bare(clause, openers, closers), sentence }))
      .filter(({ said }) => said !== '')
  })
}

/** Without its marks, and without the words around it that say nothing. */
function bare(text: string, openers: RegExp, closers: RegExp): string {
  let said = text
  for (let before = ''; before !== said; ) {
    before = said
    said = said
      .replace(openers, '')
      .replace(/[\s.,;:!…]+$/u, '')
      .replace(closers, '')
      .trim()
  }
  return said
}
