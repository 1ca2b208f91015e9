import type { Language, LanguagePack } from '../rules/types.ts'
import type { Match } from '../understand/understand.ts'
import { correct } from './correct.ts'
import { type Draft, speakOf, speakOfMine } from './draft.ts'
import { type Memory, recallFacts } from './facts.ts'
import { findTold } from './find-told.ts'
import { keepValue } from './keep-value.ts'
import { keepWords } from './keep-words.ts'
import type { Turn } from './read-conversation.ts'
import { stemOf, wordsIn } from './take-apart.ts'

type Packs = Readonly<Record<Language, LanguagePack>>

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
    speakOf(captures.thing ?? null, clause, turn, draft, pack)
  } else if (rule.ability === 'look-up') {
    const memory = { facts, forgotten: draft.forgotten, topic: draft.topic }
    const { answers, thing } = findTold(clause, memory, pack)
    const answer = answers.at(-1)
    if (answer !== undefined) draft.touched = { key: answer.key, turn }
    speakOf(thing, clause, turn, draft, pack)
  } else {
    speakOfMine(clause, turn, draft, pack)
  }
}
