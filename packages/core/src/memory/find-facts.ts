import { clausesOf } from './facts/clauses.ts'
import { ENGLISH } from './facts/english.ts'
import { applyRule, type Fact, type FactLanguage } from './facts/fact-rule.ts'
import { FRENCH } from './facts/french.ts'

/**
 * What a message tells about the person, by rules: English and French, which share no statement. Never a secret, a
 * question, or what is only supposed or quoted. Of two with one key the later stays.
 */
export function findFacts(message: string): readonly Fact[] {
  const found = [...factsIn(message, ENGLISH), ...factsIn(message, FRENCH)]
  return found.filter(({ key }, at) => key === null || found.findLastIndex((other) => other.key === key) === at)
}

const factsIn = (message: string, language: FactLanguage): readonly Fact[] =>
  clausesOf(message, language).flatMap(({ said, sentence }) => {
    for (const rule of language.rules) {
      const fact = applyRule(rule, said)
      if (fact !== null) return [{ ...fact, source: sentence }]
    }
    return []
  })
