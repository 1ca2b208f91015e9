import type { LanguagePack } from '../rules/types.ts'
import type { Fact, Memory } from './facts.ts'
import { contentWords, stemOf, thingIn, wordsIn } from './take-apart.ts'

/** What was told that a question asks after. */
export type Found = {
  /** What answers it, oldest first: one fact, or all of them where it asks for whatever there is. */
  readonly answers: readonly Fact[]
  /** What was told of the thing that it asks after. */
  readonly about: readonly Fact[]
  /** The thing, in the user's spelling; `null` where none is named. */
  readonly thing: string | null
  /** It asks after what she was told to forget. */
  readonly forgotten: boolean
  /** It was asked for in so many words, also where the question may be about the world: "when is Leo coming?". */
  readonly isSure: boolean
  /** It asks after something of the user's, not of the world. */
  readonly isPersonal: boolean
}

/** A question, taken apart. */
type Question = {
  /** What it is about, without its ending. */
  readonly about: string | null
  /** Its other words. */
  readonly others: readonly string[]
  readonly asks: LanguagePack['memory']['asks'][number] | undefined
}

/**
 * Looks for what answers a question among what was told. An answer is about the thing the question names ("my sister"),
 * says what it asks for (a place for "where") and shares half of its other words.
 */
export function findTold(text: string, memory: Memory, pack: LanguagePack): Found {
  const words = wordsIn(text, pack)
  const { possessives, pronouns, owners, firstPersons, asks, asksForAll } = pack.memory
  const owned = words.some((word) => possessives.includes(word))
  const meansTopic = !owned && words.some((word) => pronouns.includes(word) || owners.includes(word))
  const thing = owned ? thingIn(text, pack) : meansTopic ? (memory.topic?.thing ?? null) : null
  const about = thing === null ? null : stemOf(thing, pack)
  const isOpen = about !== null && asksForAll.test(`${words.join(' ')} `)
  const question: Question = {
    about,
    others: isOpen ? [] : contentWords(text, pack).filter((word) => word !== about),
    asks: asks.find((each) => each.words.test(`${words.join(' ')} `)),
  }
  const answering = memory.facts.filter((fact) => isAnswer(fact, question, memory))
  const concerning = memory.facts.filter((fact) => isAbout(fact, question, memory))
  return {
    answers: question.others.length === 0 && question.asks === undefined ? answering : answering.slice(-1),
    about: concerning,
    thing,
    isSure: answering.length > 0 && (question.asks !== undefined || question.others.length > 1),
    forgotten: memory.forgotten.some((fact) => isAnswer(fact, question, memory) || isAbout(fact, question, memory)),
    isPersonal: owned || words.some((word) => firstPersons.includes(word)) || (meansTopic && thing !== null),
  }
}

function isAbout(fact: Fact, { about }: Question, memory: Memory): boolean {
  return about !== null && subjectsOf(fact, memory).includes(about)
}

function isAnswer(fact: Fact, question: Question, memory: Memory): boolean {
  const { about, others, asks } = question
  if (about !== null && !isAbout(fact, question, memory)) return false
  if (asks?.signs !== undefined && !asks.signs.some((sign) => fact.signs.includes(sign))) return false
  if (asks?.holds !== undefined && !asks.holds.test(fact.told)) return false
  if (others.length === 0) return about !== null
  const subjects = subjectsOf(fact, memory)
  const shared = others.filter((word) => subjects.includes(word)).length
  return shared > 0 && shared * 2 >= others.length
}

/** The words of a fact, and the thing that a name in it belongs to: "Anna" speaks of the sister, and back. */
function subjectsOf({ words }: Fact, { facts }: Memory): readonly string[] {
  const named = facts.filter(({ kind, thing }) => kind === 'called' && thing !== null)
  const aliases = named.filter((called) => called.words.some((word) => words.includes(word)))
  return [...words, ...aliases.flatMap((called) => called.words)]
}
