import type { LanguagePack } from '../rules/types.ts'
import type { Match } from '../understand/understand.ts'
import { type Draft, isRecent, store } from './draft.ts'
import { keepWords } from './keep-words.ts'
import { insteadOfPronoun } from './pronouns.ts'
import { putInPlace } from './same-matter.ts'

/** A capital and then small letters: "Zoé". */
const WRITTEN_LIKE_A_NAME = /^\p{Lu}\p{Ll}/u

/** "No, Wednesday", "it's at 11": takes the place of what was told or said a moment ago, or is added to it. */
export function correct({ captures, clause }: Match, turn: number, draft: Draft, pack: LanguagePack): void {
  const { touched } = draft
  const value = captures.value ?? clause
  const fact = touched !== null && isRecent(touched, turn) ? draft.facts.get(touched.key) : undefined
  const { topic } = draft
  const isOfTopic = topic !== null && topic.turn > (touched?.turn ?? -1) && isRecent(topic, turn)
  if (isOfTopic && captures.value === undefined) {
    keepWords({ captures: {}, clause: insteadOfPronoun(clause, topic, pack) }, turn, draft, pack)
    return
  }
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
