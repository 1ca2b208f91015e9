import { startFolding } from './folded.ts'
import { UNSPACED_LETTERS } from './unspaced.ts'

/** A beginning of the stream, compared with what was said already. */
export type Verdict =
  /** It may be the beginning of a repetition: more must come before anything is known. */
  | { readonly type: 'perhaps' }
  /** Its first `length` characters say again what was said; 0 when they do not. */
  | { readonly type: 'repeated'; readonly length: number }

/**
 * From how many words on the same words are no accident: "no, no, no" and "the sea, the sea" are good style. Fewer are
 * enough where the repetition starts as a clause did, since a model that begins anew begins there.
 */
const WORDS_FROM_ANYWHERE = 4
const WORDS_FROM_CLAUSE = 2
/** Within so many characters stand at least `WORDS_FROM_ANYWHERE` words, if there are so many. */
const NEAR_CHARACTERS = 200
/** About so many characters make a word where words are not set apart, as in Chinese. */
const UNSPACED_CHARACTERS_PER_WORD = 2

const UNSPACED_CHARACTER = new RegExp(`[${UNSPACED_LETTERS}]`, 'gu')
const UNSPACED_AT_START = new RegExp(`^.?[${UNSPACED_LETTERS}]`, 'u')
const SPACED_WORD = new RegExp(`(?:(?![${UNSPACED_LETTERS}])[\\p{L}\\p{M}\\p{N}'])+`, 'gu')
/** Where a word begins in folded text: after a space, or after the punctuation of scripts that have none. */
const WORD_START = /(?<=[\s。，、；：！？])(?=\S)/g
const ENDS_CLAUSE = /[.,;:!?…。，、；：！？)\]"'-] ?$/
/** The end of a sentence, with the quotes that close behind it. */
const SENTENCE_END = /(?:[.!?…]["')\]]*(?= )|[。！？])/g
const CLOSING_MARKS = /[\p{P}\s]*$/u
const MARKS = /^[\p{Po}\p{Pe}\p{Pf}"']*/u

type Start = { readonly at: number; readonly fewestWords: number }

/**
 * Makes the judge of one stream that is to go on after `said`. It finds a repetition of the end or the whole of `said`,
 * from the start of any of its words, in any capitals and blanks; and one of whole sentences of it, where a model
 * begins anew and then takes another way.
 *
 * @returns judges a beginning of the stream that starts with a character that is no blank and with
 *   what was judged before; `complete` when that is all
 */
export function repetitionOf(said: string): (beginning: string, complete: boolean) => Verdict {
  const core = startFolding()(said.trim()).text.replace(CLOSING_MARKS, '')
  // What follows the last word may have begun.
  const open = `${core} `
  const starts = startsOf(core)
  const fold = startFolding()

  return (beginning, complete) => {
    const { text, ends } = fold(beginning)
    const cutAt = (length: number): Verdict => ({
      type: 'repeated',
      length: length === 0 ? 0 : (ends[length - 1] ?? 0),
    })

    for (const { at, fewestWords } of starts) {
      // As long as it could be this one, no shorter one is looked at.
      if (open.startsWith(text, at)) {
        if (!complete) return { type: 'perhaps' }
        if (wordsIn(text) >= fewestWords) return cutAt(text.length)
      } else if (text.startsWith(core.slice(at)) && !goesOnAsWord(text, core.length - at)) {
        const end = core.length - at
        const length = end + (MARKS.exec(text.slice(end))?.[0].length ?? 0)
        return text.slice(length).trim() === '' && !complete ? { type: 'perhaps' } : cutAt(length)
      }
    }
    return cutAt(Math.max(0, ...starts.map((start) => wholeSentences(text, core, start))))
  }
}

function startsOf(core: string): readonly Start[] {
  if (core === '') return []
  const starts = [...core.matchAll(WORD_START)].map(({ index }) => ({
    at: index,
    fewestWords: ENDS_CLAUSE.test(core.slice(Math.max(0, index - 2), index)) ? WORDS_FROM_CLAUSE : WORDS_FROM_ANYWHERE,
  }))
  return [{ at: 0, fewestWords: 1 }, ...starts].filter(
    ({ at, fewestWords }) => wordsIn(core.slice(at, at + NEAR_CHARACTERS)) >= fewestWords,
  )
}

/** Length of the sentences at the start of `text` that also stand in `core` from `at` on. */
function wholeSentences(text: string, core: string, { at, fewestWords }: Start): number {
  let common = 0
  while (common < text.length && text.charAt(common) === core.charAt(at + common)) common += 1
  const same = text.slice(0, common)
  const last = [...same.matchAll(SENTENCE_END)].at(-1)
  if (last === undefined) return 0
  const length = last.index + last[0].length
  return wordsIn(same.slice(0, length)) >= fewestWords ? length : 0
}

/** Whether the word that ends at `at` only seems to end there. */
const goesOnAsWord = (text: string, at: number): boolean =>
  /^'?[\p{L}\p{M}\p{N}]/u.test(text.slice(at)) && !UNSPACED_AT_START.test(text.slice(at - 1))

const wordsIn = (text: string): number =>
  (text.match(SPACED_WORD)?.length ?? 0) + (text.match(UNSPACED_CHARACTER)?.length ?? 0) / UNSPACED_CHARACTERS_PER_WORD
