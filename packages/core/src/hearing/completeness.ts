import { dictation, isOpenList } from './completeness/dictation.ts'
import { ENGLISH } from './completeness/english.ts'
import { FRENCH } from './completeness/french.ts'
import type { SpokenLanguage } from './completeness/spoken-language.ts'
import { endsWith, wordsOf } from './words.ts'

/**
 * Whether somebody has finished, by what was said so far: surely (`complete`), perhaps (`open`), no (`hanging`: "and …"),
 * or no, and the rest takes its time (`dictating`: a number, an address, a list).
 */
export type Completeness = 'complete' | 'open' | 'hanging' | 'dictating'

const LANGUAGES: Readonly<Record<string, SpokenLanguage>> = { en: ENGLISH, fr: FRENCH }

/** A question needs so many words before its beginning makes it one: "where is" is none yet. */
const QUESTION_WORDS = 3

/**
 * Judges what was said so far.
 *
 * @param text as an ear understood it, with its marks where it sets any
 * @param language primary tag; of one that is neither English nor French, and of `null`, the marks alone are judged
 */
export function completeness(text: string, language: string | null): Completeness {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/["»”)\]\s]+$/u, '')
  const words = wordsOf(said)
  if (words.length === 0) return 'open'
  const lists = language === null ? undefined : LANGUAGES[language]
  return (lists ? byWords(said, words, lists) : null) ?? byMark(said) ?? 'open'
}

function byMark(said: string): Completeness | null {
  if (/(?:…|\.\.|[,:;–—-])$/u.test(said)) return 'hanging'
  if (/[?!]$/u.test(said)) return 'complete'
  // A name follows.
  if (/(?:^|\s)(?:mr|mrs|ms|dr|prof|mme|mlle)\.$/u.test(said)) return 'hanging'
  return /[.。！？]$/u.test(said) ? 'complete' : null
}

function byWords(said: string, words: readonly string[], lists: SpokenLanguage): Completeness | null {
  const bare = said.replace(/[.,;:!?…–—-]+$/u, '').trim()
  const plain = words.join(' ')
  const mark = byMark(said)
  const ends = (phrases: readonly string[]): boolean => phrases.some((phrase) => endsWith(words, phrase))
  const asks = /[?]$/u.test(said)

  const dictated = asks ? null : dictation(bare, words, lists)
  if (dictated === 'going on') return 'dictating'
  if (dictated === 'perhaps whole') return 'open'
  if (lists.answers.includes(plain) && mark !== 'hanging') return 'complete'
  if (asks) return 'complete'
  if (lists.thinking.includes(plain) || lists.fillers.includes(words.at(-1) ?? '')) return 'hanging'
  if (dictated === 'whole' || said.endsWith('!')) return 'complete'
  const isQuestion = isInverted(bare) || (lists.isQuestion.test(plain) && words.length >= QUESTION_WORDS)
  const isException = ends(lists.hangsNot) || isCommand(bare)
  if (ends(lists.alwaysHangs) && !isException) return 'hanging'
  if (ends(lists.closers)) return 'complete'
  if (!isQuestion && (lists.announces.test(plain) || ends(lists.thinking.filter((phrase) => phrase.includes(' '))))) {
    return 'hanging'
  }
  if (isOpenList(bare, lists)) return mark === 'complete' ? 'open' : 'dictating'
  const mayHang =
    !isException && !isInverted(bare) && (ends(lists.hangsUnmarked) || (ends(lists.hangsUnlessAsked) && !isQuestion))
  // An ear sets a full stop where the sound ends, and sentences do end like this at times: it is believed by half.
  if (mark !== null) return mark === 'complete' && mayHang ? 'open' : mark
  if (isInverted(bare)) return 'complete'
  if (mayHang) return 'hanging'
  return isQuestion ? 'complete' : null
}

/** French commands end with what they are about: "prends-le", "dis-leur". */
const isCommand = (bare: string): boolean => /\p{L}-(?:le|la|les|leur|moi|toi|lui|nous|en|y|ça)$/u.test(bare)

/** French asks by turning around: "où vas-tu", "que pensez vous". */
const isInverted = (said: string): boolean =>
  /-(?:tu|vous|t-il|t-elle|t-on|il|elle|ils|elles|je|nous)$/u.test(said) ||
  /^(?:et |mais |alors )?(?:où|que|qui|comment|quand|pourquoi|quel \p{L}+|quelle \p{L}+) \p{L}+ (?:tu|vous)$/u.test(
    said,
  )
