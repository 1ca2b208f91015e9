import type { Sign } from '../rules/memory-words.ts'
import type { Language, LanguagePack } from '../rules/types.ts'
import type { Match } from '../understand/understand.ts'
import { normalWord } from '../understand/words.ts'
import { type Fact, factKey, recallFacts } from './facts.ts'
import { findTold } from './find-told.ts'
import type { Turn } from './read-conversation.ts'
import { contentWords, signsIn, stemOf, thingIn, wordsIn } from './take-apart.ts'

/** What was told in a conversation, and what it speaks of now. */
export type Memory = {
  /** Oldest first. */
  readonly facts: readonly Fact[]
  /** What she was told to forget. */
  readonly forgotten: readonly Fact[]
  /** What "he" and "it" stand for: a thing as the user writes it, "my sister" or "la réunion". */
  readonly topic: Topic | null
}

export type Topic = { readonly thing: string; readonly named: string }

type Packs = Readonly<Record<Language, LanguagePack>>
type Draft = { facts: Map<string, Fact>; forgotten: Fact[]; topic: Topic | null; touched: Touched | null }
type Touched = { readonly key: string; readonly turn: number }

/** A capital and then small letters: "Zoé". */
const WRITTEN_LIKE_A_NAME = /^\p{Lu}\p{Ll}/u
/** For how many turns "no, Wednesday" is about what was told or said before it. */
const RECENT_TURNS = 2
/** What may be put in the place of its like without being asked for by name. */
const DETAILS: readonly Sign[] = ['day', 'hour', 'place', 'colour', 'number']

/** Goes through a conversation and keeps what was told; a later word on a matter takes the earlier one's place. */
export function remember(turns: readonly Turn[], packs: Packs): Memory {
  const draft: Draft = { facts: new Map(), forgotten: [], topic: null, touched: null }
  turns.forEach(({ language, matches, asides }, turn) => {
    if (language === null) return
    for (const match of [...matches, ...asides]) take(match, turn, draft, packs[language])
  })
  return { facts: [...draft.facts.values()], forgotten: draft.forgotten, topic: draft.topic }
}

function take(match: Match, turn: number, draft: Draft, pack: LanguagePack): void {
  const { rule } = match
  if (rule.forgets !== undefined) forget(match, draft, pack)
  else if (rule.corrects === true) correct(match, turn, draft, pack)
  else if (rule.remembers?.kind === 'told') keepWords(match, turn, draft, pack)
  else if (rule.remembers !== undefined) keepValue(match, turn, draft, pack)
  else askAfter(match, turn, draft, pack)
}

/** Keeps a fact of a kind of its own, such as a name. */
function keepValue({ rule, captures, clause }: Match, turn: number, draft: Draft, pack: LanguagePack): void {
  const { kind, each, about } = rule.remembers ?? { kind: '' }
  if (about === 'topic') {
    keepOfTopic({ kind, captures, told: clause, turn }, draft, pack)
    return
  }
  const named = each === undefined ? undefined : captures[each]
  const thing = each === 'value' ? null : (named ?? null)
  const key = factKey(kind, named, pack)
  store({ kind, key, captures: tidy(kind, captures), language: pack.language, told: clause, thing, turn }, draft, pack)
  if (thing !== null)
    draft.topic = { thing, named: `${captures.my?.toLowerCase() ?? pack.memory.possessives[0]} ${thing}` }
}

type Told = Pick<Fact, 'kind' | 'captures' | 'told' | 'turn'>

/** "He is called Bean" is kept of what was spoken of last. */
function keepOfTopic({ kind, captures, told, turn }: Told, draft: Draft, pack: LanguagePack): void {
  if (draft.topic === null) return
  const { thing, named } = draft.topic
  const [my = ''] = named.split(' ')
  const key = factKey(kind, thing, pack)
  const owned = { ...captures, my, thing }
  store({ kind, key, captures: owned, language: pack.language, told: `${named}: ${told}`, thing, turn }, draft, pack)
}

/** Keeps what has no kind of its own, in the user's words. */
function keepWords({ captures, clause }: Match, turn: number, draft: Draft, pack: LanguagePack): void {
  const said = captures.value ?? clause
  const isPronoun = startsWithPronoun(said, pack)
  if (isPronoun && draft.topic === null) return
  const told = isPronoun ? insteadOfPronoun(said, draft.topic, pack) : said
  const thing = isPronoun ? (draft.topic?.thing ?? null) : thingIn(told, pack)
  const [first = ''] = wordsIn(told, pack)
  const isOf = isPronoun || pack.memory.possessives.includes(first)
  const changed = isOf && thing !== null ? correctedByDetail(told, thing, draft, pack) : null
  if (changed !== null) {
    store({ ...changed, turn }, draft, pack)
  } else {
    const key = isOf && thing !== null ? toldKey(told, thing, pack) : `told ${contentWords(told, pack).join(' ')}`
    store({ kind: 'told', key, captures: {}, language: pack.language, told, thing, turn }, draft, pack)
  }
  if (thing !== null && !isPronoun) {
    draft.topic = { thing, named: nameOf(thing, told, pack) }
    keepNameBeside(captures.thing ?? '', turn, draft, pack)
  }
}

/** "My sister Anna lives in Lyon" tells a name as well. */
function keepNameBeside(written: string, turn: number, draft: Draft, pack: LanguagePack): void {
  const [thing = '', name = '', ...more] = written.split(/\s+/)
  if (more.length > 0 || !WRITTEN_LIKE_A_NAME.test(name)) return
  const [my = ''] = draft.topic?.named.split(' ') ?? []
  const key = factKey('called', thing, pack)
  const captures = { my, thing, value: name }
  const { touched } = draft
  store({ kind: 'called', key, captures, language: pack.language, told: `${my} ${written}`, thing, turn }, draft, pack)
  draft.touched = touched
}

function store(told: Omit<Fact, 'words' | 'signs'>, draft: Draft, pack: LanguagePack): void {
  const text = `${told.told} ${told.thing ?? ''} ${told.captures.value ?? ''}`
  const fact = { ...told, words: contentWords(text, pack), signs: [...signsIn(told.told, pack).keys()] }
  draft.facts.delete(fact.key)
  draft.facts.set(fact.key, fact)
  draft.touched = { key: fact.key, turn: fact.turn }
}

/** "It is on Wednesday", after "I have a meeting on Tuesday at 10": the day alone changes. */
function correctedByDetail(told: string, thing: string, draft: Draft, pack: LanguagePack): Fact | null {
  const signs = signsIn(told, pack)
  const rest = restOf(told, thing, pack)
  if (signs.size === 0 || rest !== '') return null
  const earlier = [...draft.facts.values()].findLast(
    (fact) =>
      fact.kind === 'told' &&
      fact.language === pack.language &&
      fact.thing !== null &&
      stemOf(fact.thing, pack) === stemOf(thing, pack) &&
      restOf(fact.told, thing, pack) === '' &&
      [...signs.keys()].every((sign) => signsIn(fact.told, pack).has(sign)),
  )
  return earlier === undefined ? null : { ...earlier, told: putInPlace(earlier.told, told, pack) }
}

/** What a clause says besides its thing and what answers "when?" and "where?". */
function restOf(told: string, thing: string, pack: LanguagePack): string {
  const plain = [...signsIn(told, pack).values()].reduce((text, match) => text.replace(match, ' '), told)
  const about = stemOf(thing, pack)
  return contentWords(plain, pack)
    .filter((word) => word !== about)
    .join(' ')
}

/** One fact for what is said of a thing in the same words, whichever the day, the place or the colour. */
function toldKey(told: string, thing: string, pack: LanguagePack): string {
  const signs = [...signsIn(told, pack).keys()].toSorted().join('+')
  const rest = restOf(told, thing, pack)
  return `told ${stemOf(thing, pack)} ${rest} ${signs}`
}

/** The day, the hour, the place of a correction in the place of what stood there, or behind it all. */
function putInPlace(told: string, correction: string, pack: LanguagePack): string {
  const [before, after] = [signsIn(told, pack), signsIn(correction, pack)]
  return DETAILS.reduce((text, sign) => {
    const [old, now] = [before.get(sign), after.get(sign)]
    if (now === undefined) return text
    return old === undefined ? `${text.replace(/[.,;!\s]+$/, '')} ${now}` : text.replace(old, now)
  }, told)
}

/** "No, Wednesday", "it's at 11": takes the place of what was told or said a moment ago, or is added to it. */
function correct({ captures, clause }: Match, turn: number, draft: Draft, pack: LanguagePack): void {
  const { touched } = draft
  const value = captures.value ?? clause
  const fact = touched === null || turn - touched.turn > RECENT_TURNS ? undefined : draft.facts.get(touched.key)
  if (fact === undefined) return
  if (fact.kind === 'told') {
    const told = fact.language === pack.language ? putInPlace(fact.told, value, pack) : fact.told
    if (told !== fact.told) store({ ...fact, told, turn }, draft, pack)
    return
  }
  const isName = fact.kind === 'called' || fact.kind === 'name'
  if (captures.value === undefined || (isName && !WRITTEN_LIKE_A_NAME.test(value))) return
  store({ ...fact, captures: { ...fact.captures, value }, told: `${fact.told} ${value}`, turn }, draft, pack)
}

function forget({ rule, captures }: Match, draft: Draft, pack: LanguagePack): void {
  const { forgets } = rule
  const thing = stemOf(wordsIn(captures.thing ?? '', pack)[0] ?? '', pack)
  const lost = [...draft.facts.values()].filter((fact) => {
    if (forgets === 'everything') return true
    if (forgets === 'last') return fact.key === draft.touched?.key
    if (forgets === 'thing') return fact.words.includes(thing)
    return fact.kind === forgets?.kind
  })
  for (const { key } of lost) draft.facts.delete(key)
  draft.forgotten.push(...lost)
}

/** A question turns the talk to what it asks after. */
function askAfter({ rule, captures, clause }: Match, turn: number, draft: Draft, pack: LanguagePack): void {
  const facts = [...draft.facts.values()]
  if (rule.recalls !== undefined) {
    const found = recallFacts(facts, rule, captures, pack).at(-1)
    if (found !== undefined) draft.touched = { key: found.key, turn }
    if (captures.thing !== undefined)
      draft.topic = { thing: captures.thing, named: nameOf(captures.thing, clause, pack) }
  } else if (rule.ability === 'look-up') {
    const memory = { facts, forgotten: draft.forgotten, topic: draft.topic }
    const { answers, thing } = findTold(clause, memory, pack)
    const answer = answers.at(-1)
    if (answer !== undefined) draft.touched = { key: answer.key, turn }
    if (thing !== null) draft.topic = { thing, named: nameOf(thing, clause, pack) }
  }
}

const startsWithPronoun = (said: string, pack: LanguagePack): boolean =>
  [...pack.memory.pronouns, ...pack.memory.owners].includes(wordsIn(said, pack)[0] ?? '')

/** "She lives in Lyon" becomes "my sister lives in Lyon". */
function insteadOfPronoun(said: string, topic: Topic | null, pack: LanguagePack): string {
  if (topic === null) return said
  const [first = ''] = wordsIn(said, pack)
  const rest = said.replace(/^[\p{L}]+/u, '')
  if (!pack.memory.owners.includes(first)) return `${topic.named}${pack.language === 'en' ? spelledOut(rest) : rest}`
  return pack.language === 'en' ? `${topic.named}'s${rest}` : said
}

/** "'s" after a noun reads like an owner's: "my sister is a doctor". */
const spelledOut = (rest: string): string => rest.replace(/^['’]s(?= )/, ' is').replace(/^['’]re(?= )/, ' are')

/** A thing as the user named it, with "my" where there was one before it. */
function nameOf(thing: string, clause: string, { memory }: LanguagePack): string {
  const before =
    clause
      .slice(0, Math.max(0, clause.indexOf(thing)))
      .trim()
      .split(/\s+/)
      .at(-1) ?? ''
  const my = memory.possessives.includes(normalWord(before)) ? before.toLowerCase() : memory.possessives[0]
  return `${my} ${thing}`
}

/** "sam" is written "Sam"; everything else stays as it was told. */
function tidy(kind: string, captures: Fact['captures']): Fact['captures'] {
  const { value } = captures
  if (kind !== 'name' || value === undefined) return captures
  return { ...captures, value: value.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase()) }
}
