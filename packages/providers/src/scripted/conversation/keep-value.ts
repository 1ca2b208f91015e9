import type { LanguagePack } from '../rules/types.ts'
import type { Match } from '../understand/understand.ts'
import { normalWord } from '../understand/words.ts'
import { type Draft, isRecent, store } from './draft.ts'
import { type Fact, factKey } from './facts.ts'
import { signsIn } from './take-apart.ts'

/** Keeps a fact of a kind of its own, such as a name. */
export function keepValue({ rule, captures, clause }: Match, turn: number, draft: Draft, pack: LanguagePack): void {
  const { kind, each, about } = rule.remembers ?? { kind: '' }
  if (about === 'topic') {
    keepOfTopic({ kind, captures, told: clause, turn }, draft, pack)
    return
  }
  if (kind !== 'called') keepNameBeside(clause, turn, draft, pack)
  const named = each === undefined ? undefined : captures[each]
  const thing = each === 'value' ? null : (named ?? null)
  const key = factKey(kind, named, pack)
  store({ kind, key, captures: tidy(kind, captures), language: pack.language, told: clause, thing, turn }, draft, pack)
  if (thing === null) return
  draft.topic = { thing, named: `${captures.my?.toLowerCase() ?? pack.memory.possessives[0]} ${thing}`, turn }
}

type Told = Pick<Fact, 'kind' | 'captures' | 'told' | 'turn'>

/** "He is called Bean" is kept of what was spoken of last. */
function keepOfTopic({ kind, captures, told, turn }: Told, draft: Draft, pack: LanguagePack): void {
  if (draft.topic === null || !isRecent(draft.topic, turn)) return
  const { thing, named } = draft.topic
  const [my = ''] = named.split(' ')
  const key = factKey(kind, thing, pack)
  const owned = { ...captures, my, thing }
  store({ kind, key, captures: owned, language: pack.language, told: `${named}: ${told}`, thing, turn }, draft, pack)
}

/** "My sister Anna lives in Lyon", "with my cat Oscar": tells a name as well. */
export function keepNameBeside(clause: string, turn: number, draft: Draft, pack: LanguagePack): void {
  const { possessives, smallWords } = pack.memory
  const beside = new RegExp(`(?<!\\p{L})(${possessives.join('|')}) ([\\p{Ll}-]+),? (\\p{Lu}\\p{Ll}+)(?!\\p{L})`, 'u')
  const [, my = '', thing = '', name = ''] = beside.exec(clause) ?? []
  if (name === '' || smallWords.includes(normalWord(thing)) || signsIn(name, pack).has('day')) return
  const { touched } = draft
  const told = `${my} ${thing} ${name}`
  const captures = { my, thing, value: name }
  store(
    { kind: 'called', key: factKey('called', thing, pack), captures, language: pack.language, told, thing, turn },
    draft,
    pack,
  )
  draft.touched = touched
}

/** "sam" is written "Sam"; everything else stays as it was told. */
function tidy(kind: string, captures: Fact['captures']): Fact['captures'] {
  const { value } = captures
  if (kind !== 'name' || value === undefined) return captures
  return { ...captures, value: value.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase()) }
}
