import type { DiagnosisCheck, LocalText, PlannedCheck } from '@eva/protocol'
import { type Action, actionId } from './action.ts'
import type { Check, Examined } from './check.ts'
import type { Code, Findings, Seen } from './seen.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'
import type { Words } from './words/words.ts'

/** A check before it has ended, as it is told. */
export const tellPlanned = ({ id, part, which }: Check): PlannedCheck => ({
  id,
  part,
  name: inBoth(({ parts }) => (which === '' ? parts[part] : `${parts[part]} ${which}`)),
})

/** What was found, as it is told: the sentences of its code, in both languages. */
export function tell({ check, verdict, latencyMs }: Examined): DiagnosisCheck {
  const { status, seen, words, fix, action } = verdict
  return {
    ...tellPlanned(check),
    status,
    code: seen.code,
    facts: seen.facts,
    latency_ms: latencyMs === null ? null : Math.round(latencyMs * 10) / 10,
    says: inBoth((language) => saysIn(language, seen)),
    words: words ?? null,
    fix: fixOf(fix, seen),
    action: tellAction(status === 'bad' ? (action ?? { kind: 'look-again' }) : action, check.id),
  }
}

/** What the part itself says can be done is about this very failure: it goes before what is written for the code. */
function fixOf(own: string | undefined, seen: Seen): LocalText | null {
  if (own !== undefined) return { en: own, fr: own }
  return en.found[seen.code].fix === undefined ? null : inBoth((language) => fixIn(language, seen))
}

function tellAction(action: Action | undefined, check: string): DiagnosisCheck['action'] {
  if (action === undefined) return null
  const { kind, name = '', bytes = 0 } = action
  return { id: actionId(action, check), label: inBoth(({ actions }) => actions[kind]({ name, bytes })) }
}

type SeenOf<One extends Code> = { readonly code: One; readonly facts: Findings[One] }

const saysIn = <One extends Code>({ found }: Words, { code, facts }: SeenOf<One>): string => found[code].says(facts)
const fixIn = <One extends Code>({ found }: Words, { code, facts }: SeenOf<One>): string =>
  found[code].fix?.(facts) ?? ''

const inBoth = (say: (language: Words) => string): LocalText => ({ en: say(en), fr: say(fr) })
