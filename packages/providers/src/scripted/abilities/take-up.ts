import { offeredBefore, topicOf } from '../speak/situation.ts'
import { ruleNamed } from '../understand/compile.ts'
import type { Ability } from './ability.ts'

/** How far back "another one" looks for what it may mean, in turns. */
const ANOTHER_LOOKS_BACK_TURNS = 4

/** "Another one": the story or joke before it, once more with different words. */
export const tellAnother: Ability = (_match, situation) => {
  const present = situation.turns.length - 1
  for (let turn = present - 1; turn >= Math.max(0, present - ANOTHER_LOOKS_BACK_TURNS); turn -= 1) {
    const topic = topicOf(situation, turn)
    if (topic?.series) return { say: 'rule', rule: topic }
  }
  return { say: 'replies', slots: {} }
}

/** "Yes": what she offered a moment ago, if she offered something. */
export const takeOffer: Ability = (_match, situation) => {
  const rule = offeredBefore(situation, situation.turns.length - 1)
  return rule === null ? { say: 'replies', slots: {} } : { say: 'rule', rule }
}

/**
 * The rule's other replies are for when it was reached before, or when one of those named in `after` was reached: an
 * earlier turn for the rule itself, this message too for the others.
 */
export const tellFirstTimeApart: Ability = ({ rule: { id, after = [] } }, { turns }) => {
  const repeated = turns.slice(0, -1).some(({ matches }) => matches.some(({ rule }) => rule.id === id))
  const told = turns.some(({ matches }) => matches.some(({ rule }) => after.includes(rule.id)))
  return { say: repeated || told ? 'otherwise' : 'replies', slots: {} }
}

/** "And you?": what the user has just told, asked back; the rule's own replies when that was nothing she can answer. */
export const mirror: Ability = ({ rule: { mirrors = {} } }, { turns, language }) => {
  const [before, present] = turns
    .slice(-2)
    .map(({ matches }) => matches.filter(({ rule }) => rule.ability !== 'mirror'))
  const meant = present === undefined || present.length === 0 ? (before ?? []) : present
  const told = meant.flatMap(({ rule }) => rule.remembers?.kind ?? [])
  const id = mirrors[told.at(-1) ?? '']
  return id === undefined ? { say: 'replies', slots: {} } : { say: 'rule', rule: ruleNamed(language, id) }
}
