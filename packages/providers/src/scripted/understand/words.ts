import type { Hearing } from '../rules/types.ts'

/** One word in normal form, and where it stood in what the user wrote. */
export type Word = {
  readonly normal: string
  readonly start: number
  readonly end: number
  /** A comma, a colon or a joint ("…, and I…") follows: no capture reaches beyond it. */
  readonly pause: boolean
}

/** What a message is made of ("Dr." is no end): words and numbers, signs of arithmetic (only beside a number), ends and pauses. */
const TOKEN = new RegExp(
  [
    String.raw`(?<word>\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{N}]+)*['’]?)`,
    String.raw`(?<sign>[*×÷^√²³=]|(?<=[\d)%²³]\s*)[-+/:%](?=\s*[-\d(√]|$|\s)|(?<=^|[\s(])[-+](?=\d)|\((?=\s*[-\d(√])|(?<=[\d)%²³]\s*)\)|(?<=\d\s*)%)`,
    String.raw`(?<end>(?:(?<!(?<!\p{L})(?:[Dd]r|[Mm]rs?|[Mm]s|[Ss]t|[Mm]me|[Mm]lle|[Pp]r))\.|[!?…;\n])+)`,
    '(?<pause>[,:—–()])',
  ].join('|'),
  'gu',
)

/** Longest sentence that is matched against the rules, in words; also what keeps matching fast on hostile input. */
const MAX_WORDS_IN_SENTENCE = 40
/** Most sentences of one message that are looked at: the last ones. */
const MAX_SENTENCES = 8

/** Already in normal form, as most words are. */
const PLAIN = /^[a-z\d]*$/

/** A word without accents, case and ligatures: `Où` is `ou`, `cœur` is `coeur`. */
export function normalWord(word: string): string {
  if (PLAIN.test(word)) return word
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'")
}

/** Letters and digits only: how two texts are compared that may differ in spaces, marks and punctuation. */
export function squash(text: string): string {
  return normalWord(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The normal forms that a written word stands for: `what's` is `what is`, `j'habite` is `j habite`. */
export function expandWord(written: string, contractions: Hearing['contractions']): readonly string[] {
  // A comma inside a number is no pause.
  const word = normalWord(written).replace(/'$/, '').replace(',', '.')
  const known = contractions[word]
  return known === undefined ? word.split("'") : known.split(' ')
}

/** Cuts a message into sentences of words in normal form; the last eight, each at most forty words long. */
export function readSentences(text: string, hearing: Hearing): readonly (readonly Word[])[] {
  const sentences: Word[][] = [[]]
  for (const token of text.matchAll(TOKEN)) {
    const { word, sign, end } = token.groups ?? {}
    const sentence = sentences.at(-1) ?? []
    const start = token.index
    if (end !== undefined) sentences.push([])
    else if (sign !== undefined) sentence.push({ normal: sign, start, end: start + sign.length, pause: false })
    else if (word !== undefined) sentence.push(...wordsOf(word, start, hearing))
    else pauseAfterLast(sentence)
  }
  return sentences
    .filter((sentence) => sentence.length > 0)
    .slice(-MAX_SENTENCES)
    .map((sentence) => markJoints(sentence.slice(0, MAX_WORDS_IN_SENTENCE), hearing))
}

function wordsOf(written: string, start: number, hearing: Hearing): readonly Word[] {
  const parts = expandWord(written, hearing.contractions)
  const elided = written.split(/['’]/)
  if (parts.length !== elided.length || parts.some((part, index) => part !== normalWord(elided[index] ?? ''))) {
    return parts.map((normal) => ({ normal, start, end: start + written.length, pause: false }))
  }
  let from = start
  return parts.map((normal, index) => {
    const word = { normal, start: from, end: from + (elided[index]?.length ?? 0), pause: false }
    from = word.end + 1
    return word
  })
}

function pauseAfterLast(sentence: Word[]): void {
  const last = sentence.pop()
  if (last !== undefined) sentence.push({ ...last, pause: true })
}

/** "I am Sam and I live in Lyon" is read as "I am Sam, I live in Lyon". */
function markJoints(sentence: readonly Word[], hearing: Hearing): readonly Word[] {
  const marked: Word[] = []
  sentence.forEach((word, index) => {
    const next = sentence[index + 1]
    const joint = marked.length > 0 && next !== undefined && hearing.joints.includes(word.normal)
    const echo = joint && index === sentence.length - 2 && hearing.echoes.includes(next.normal)
    const begins = joint && (echo || hearing.starters.includes(next.normal))
    if (begins) pauseAfterLast(marked)
    if (!begins || echo) marked.push(word)
  })
  return marked
}

/** The pieces of a sentence between its pauses. */
export function clausesOf(sentence: readonly Word[]): readonly (readonly Word[])[] {
  const clauses: Word[][] = [[]]
  for (const word of sentence) {
    clauses.at(-1)?.push(word)
    if (word.pause) clauses.push([])
  }
  return clauses.filter((clause) => clause.length > 0)
}
