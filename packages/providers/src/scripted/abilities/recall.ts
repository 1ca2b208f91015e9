import { type Fact, recallFacts } from '../conversation/facts.ts'
import type { LanguagePack } from '../rules/types.ts'
import { reflect } from '../speak/reflect.ts'
import { slotFiller } from '../speak/slots.ts'
import { capitalise, fillTemplate } from '../speak/template.ts'
import { ruleNamed } from '../understand/compile.ts'
import type { Captures } from '../understand/pattern.ts'
import { squash } from '../understand/words.ts'
import type { Ability } from './ability.ts'

/** Most facts that she lists at once: the latest. */
const MAX_FACTS_IN_SUMMARY = 8

/** Answers from what the user told: `{value}`, and whatever else was kept where it was told in the same language. */
export const recall: Ability = ({ rule, captures }, { facts, language: { pack } }) => {
  const found = recallFacts(facts, rule, captures, pack)
  const latest = found.at(-1)
  if (latest === undefined) return { say: 'otherwise', slots: {} }
  const values = found.map((fact) => spoken(fact.captures.value ?? '', pack))
  const list = new Intl.ListFormat(pack.locale, { type: 'conjunction' }).format(values)
  return { say: 'replies', slots: { ...spokenDetails(latest, pack), ...turned(captures, pack), value: list } }
}

/** Tells everything that the user told, as sentences in `{facts}`. */
export const summarise: Ability = (_match, situation) => {
  const { pack } = situation.language
  const sentences = situation.facts.slice(-MAX_FACTS_IN_SUMMARY).flatMap((fact) => {
    const details = { ...spokenDetails(fact, pack), value: spoken(fact.captures.value ?? '', pack) }
    const sentence = fillTemplate(pack.summaries[fact.kind] ?? '', slotFiller(situation, {}, details), pack)
    return sentence === null || sentence === '' ? [] : [capitalise(sentence)]
  })
  if (sentences.length === 0) return { say: 'otherwise', slots: {} }
  return { say: 'replies', slots: { facts: sentences.join(' ') } }
}

/** "Who is Clara?": whoever the user said is called that, `{value}` and `{thing}`. */
export const identify: Ability = ({ captures }, { facts, language }) => {
  const wanted = squash(captures.value ?? '')
  const fact = facts.find(({ kind, captures: told }) => kind === 'called' && squash(told.value ?? '') === wanted)
  if (fact === undefined) return { say: 'rule', rule: ruleNamed(language, 'knowledge') }
  return {
    say: 'replies',
    slots: { thing: '', ...spokenDetails(fact, language.pack), value: fact.captures.value ?? '' },
  }
}

/** A fact told in the other language keeps only its value: its small words would be foreign ones. */
function spokenDetails(fact: Fact, pack: LanguagePack): Captures {
  return fact.language === pack.language ? turned(fact.captures, pack) : {}
}

function turned(captures: Captures, pack: LanguagePack): Captures {
  return Object.fromEntries(Object.entries(captures).map(([name, words]) => [name, spoken(words, pack)]))
}

function spoken(words: string, { grammar }: LanguagePack): string {
  return reflect(words, grammar) ?? words
}
