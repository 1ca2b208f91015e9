import { squash } from '../understand/words.ts'
import { seedFrom } from './seed.ts'
import { pastReplies, type Situation } from './situation.ts'
import { type FillSlot, fillTemplate, signatureOf } from './template.ts'

/** How far back she remembers her own phrases, in replies. */
const REMEMBERED_REPLIES = 40

/**
 * Fills every template that can be filled, the one to say first: those she has not used come before those she has,
 * the longest unused of these first. The order among the unused depends on the conversation and on nothing else.
 */
export function rankVariants(templates: readonly string[], fill: FillSlot, situation: Situation): readonly string[] {
  const heard = pastReplies(situation).slice(-REMEMBERED_REPLIES).map(squash)
  const seed = seedFrom(`${situation.conversationId} ${situation.turns.length}`) % Math.max(1, templates.length)
  const rotated = [...templates.slice(seed), ...templates.slice(0, seed)]
  const lastUse = new Map(
    rotated.map((each) => [each, heard.findLastIndex((text) => text.includes(signatureOf(each)))]),
  )
  return rotated
    .toSorted((a, b) => (lastUse.get(a) ?? -1) - (lastUse.get(b) ?? -1))
    .map((template) => fillTemplate(template, fill, situation.language.pack))
    .filter((text) => text !== null)
}
