import type { Grammar, Subject } from '../rules/types.ts'

/**
 * Turns a phrase from the speaker's side to the listener's: "I miss my dog" becomes "you miss your dog", "je ne suis
 * pas sûr" becomes "tu n'es pas sûr". `null` where the phrase cannot be turned safely.
 */
export function reflect(phrase: string, grammar: Grammar): string | null {
  if (grammar.immovable.test(phrase)) return null
  const words = takeApart(phrase, grammar)
  const turned = words.map((word) => swap(word, grammar))
  words.forEach((word, index) => {
    const [bare, mark] = splitMark(word)
    const subject = grammar.subjects.find((each) => each.from === lower(bare))
    if (subject === undefined) return
    if (isObject(subject, words, index)) {
      turned[index] = `${subject.object?.to ?? bare}${mark}`
      return
    }
    turned[index] = `${subject.to}${mark}`
    const verbAt = words.findIndex((next, at) => at > index && !grammar.clitics.includes(lower(next)))
    const verb = words[verbAt]
    if (verb !== undefined) turned[verbAt] = conjugate(verb, subject) ?? turned[verbAt] ?? verb
  })
  return putTogether(turned, grammar)
}

const lower = (word: string): string => word.toLowerCase().replaceAll('’', "'")

/** A word and the punctuation behind it. */
function splitMark(word: string): readonly [bare: string, mark: string] {
  const bare = word.replace(/[,.!?;:]{1,5}$/, '')
  return [bare, word.slice(bare.length)]
}

function takeApart(phrase: string, { unelide }: Grammar): readonly string[] {
  return phrase
    .replaceAll('’', "'")
    .split(/\s+/)
    .flatMap((word) => {
      const elision = /^\p{L}{1,2}'(?=\p{L})/u.exec(word)?.[0]
      const whole = elision === undefined ? undefined : unelide[elision.toLowerCase()]
      return elision === undefined || whole === undefined ? [word] : [whole, word.slice(elision.length)]
    })
    .filter((word) => word !== '')
}

/** The listener's word for the speaker's, its punctuation kept. */
function swap(word: string, { swaps }: Grammar): string {
  const [bare, mark] = splitMark(word)
  const key = lower(bare)
  return Object.hasOwn(swaps, key) ? `${swaps[key]}${mark}` : word
}

function isObject({ object }: Subject, words: readonly string[], index: number): boolean {
  if (object === undefined || index === 0) return false
  const [before, after] = [words[index - 1], words[index + 1]]
  if (before !== undefined && object.subjectAfter.includes(lower(before))) return false
  return after === undefined || !object.subjectBefore.includes(lower(after))
}

/** The verb beside its new subject; `null` when its form stays. */
function conjugate(verb: string, { verbs, endings }: Subject): string | null {
  const [bare, mark] = splitMark(verb)
  const key = lower(bare)
  if (Object.hasOwn(verbs, key)) return `${verbs[key]}${mark}`
  const ending = endings.find(([from]) => key.endsWith(from))
  return ending === undefined ? null : `${bare.slice(0, bare.length - ending[0].length)}${ending[1]}${mark}`
}

/** Joins the words again, contracting what was taken apart where a vowel follows. */
function putTogether(words: readonly string[], { unelide }: Grammar): string {
  const elidable = new Map(Object.entries(unelide).map(([short, whole]) => [whole, short]))
  return words.reduce((text, word, index) => {
    const short = elidable.get(lower(words[index - 1] ?? ''))
    if (short === undefined || !/^[aâàeéèêiîïoôuûùyh]/iu.test(word)) return index === 0 ? word : `${text} ${word}`
    return `${text.slice(0, -(words[index - 1] ?? '').length)}${short}${word}`
  }, '')
}
