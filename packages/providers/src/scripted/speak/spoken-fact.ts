import type { Fact } from '../conversation/facts.ts'
import { wordsIn } from '../conversation/take-apart.ts'
import type { LanguagePack } from '../rules/types.ts'
import type { Captures } from '../understand/pattern.ts'
import { reflect } from './reflect.ts'
import type { Situation } from './situation.ts'
import { slotFiller } from './slots.ts'
import { fillTemplate } from './template.ts'

/**
 * A fact as a clause from the listener's side, "your sister lives in Lyon"; `null` where the user's words cannot be
 * turned around, or are of the other language.
 */
export function spokenFact(fact: Fact, situation: Situation): string | null {
  const { pack } = situation.language
  if (fact.kind === 'told') {
    const turned = fact.language === pack.language ? reflect(fact.told, pack.grammar) : null
    return turned === null ? null : withinSentence(turned.replace(/[\s,.;:!]+$/, ''), fact.told, pack)
  }
  const details = { ...spokenDetails(fact, pack), value: spoken(fact.captures.value ?? '', pack) }
  const sentence = fillTemplate(pack.summaries[fact.kind] ?? '', slotFiller(situation, {}, details), pack)
  return sentence === null || sentence === '' ? null : uncapitalised(sentence.replace(/\.$/, ''))
}

/** Without the capital of a sentence's beginning, unless its first word is a name. */
function withinSentence(clause: string, told: string, pack: LanguagePack): string {
  const [first = ''] = wordsIn(told, pack)
  return pack.memory.smallWords.includes(first) ? uncapitalised(clause) : clause
}

const uncapitalised = (clause: string): string => clause.charAt(0).toLowerCase() + clause.slice(1)

/** A fact told in the other language keeps only its value: its small words would be foreign ones. */
export function spokenDetails(fact: Fact, pack: LanguagePack): Captures {
  return fact.language === pack.language ? turned(fact.captures, pack) : {}
}

/** Captures, turned around. */
export function turned(captures: Captures, pack: LanguagePack): Captures {
  return Object.fromEntries(Object.entries(captures).map(([name, words]) => [name, spoken(words, pack)]))
}

/** A phrase of the user's, turned around where that is possible. */
export function spoken(words: string, { grammar }: LanguagePack): string {
  return reflect(words, grammar) ?? words
}
