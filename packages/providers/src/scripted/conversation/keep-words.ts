import type { LanguagePack } from '../rules/types.ts'
import type { Match } from '../understand/understand.ts'
import { type Draft, isRecent, speakOf, store } from './draft.ts'
import { keepNameBeside } from './keep-value.ts'
import { insteadOfPronoun, startsWithPronoun } from './pronouns.ts'
import { correctedByDetail, toldKey } from './same-matter.ts'
import { contentWords, thingIn, wordsIn } from './take-apart.ts'

/** Keeps what has no kind of its own, in the user's words. */
export function keepWords(
  { captures, clause }: Pick<Match, 'captures' | 'clause'>,
  turn: number,
  draft: Draft,
  pack: LanguagePack,
): void {
  const said = captures.value ?? clause
  keepNameBeside(said, turn, draft, pack)
  const isPronoun = startsWithPronoun(said, pack)
  if (isPronoun && !isRecent(draft.topic, turn)) return
  const told = isPronoun ? insteadOfPronoun(said, draft.topic, pack) : said
  const thing = isPronoun ? (draft.topic?.thing ?? null) : thingIn(told, pack)
  const [first = ''] = wordsIn(told, pack)
  const isOf = isPronoun || pack.memory.possessives.includes(first)
  const changed = isOf && thing !== null ? correctedByDetail(told, thing, draft.facts.values(), pack) : null
  if (changed !== null) {
    store({ ...changed, turn }, draft, pack)
  } else {
    const key = isOf && thing !== null ? toldKey(told, thing, pack) : `told ${contentWords(told, pack).join(' ')}`
    store({ kind: 'told', key, captures: {}, language: pack.language, told, thing, turn }, draft, pack)
  }
  if (!isPronoun) speakOf(thing, told, turn, draft, pack)
}
