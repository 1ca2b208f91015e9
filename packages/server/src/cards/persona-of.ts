import { MAX_CHARACTER_CHARS, type Persona, personaSchema } from '@eva/protocol'
import type { CardData } from './card.ts'

const MAX_GREETING_CHARS = 1_000
const MAX_NAME_CHARS = 40

/** What a persona is made of, and what of the card's fields that say something found no place in it. */
export type Made = { readonly persona: Persona; readonly unused: readonly string[] }

/** Fields that say who she is, in the order in which they matter, and how each is begun. */
const CHARACTER = [
  ['description', ''],
  ['personality', 'Personality: '],
  ['scenario', 'Scenario: '],
  ['mes_example', 'This is how {{char}} talks, for example:\n'],
] as const

const USED: ReadonlySet<string> = new Set([
  'name',
  'nickname',
  'first_mes',
  'creator',
  ...CHARACTER.map(([field]) => field),
])

/** The persona of a card. `{{char}}` and `{{user}}` stay as they are: names are put in when it is used. */
export function personaOf(data: CardData): Made {
  const left: string[] = []
  let character = ''
  for (const [field, begin] of CHARACTER) {
    const words = data[field].trim()
    if (words === '') continue
    const longer = [character, begin + words].filter((part) => part !== '').join('\n\n')
    // Who she is comes before how she talks: of a description that is too long there is as much as there is room for.
    if (longer.length <= MAX_CHARACTER_CHARS) character = longer
    else if (character === '') character = longer.slice(0, MAX_CHARACTER_CHARS)
    else left.push(field)
  }
  const name = (data.nickname.trim() || data.name).slice(0, MAX_NAME_CHARS)
  const greeting = shortened(data.first_mes.trim(), MAX_GREETING_CHARS)
  const others = Object.entries(data).flatMap(([field, value]) =>
    USED.has(field) || saysNothing(value) ? [] : [field],
  )
  return { persona: personaSchema.parse({ name, character, greeting }), unused: [...left, ...others] }
}

/** As many whole sentences as there is room for. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const whole = /^[\s\S]*[.!?…]["”»*]*(?=\s)/.exec(text.slice(0, most + 1))?.[0]
  return whole ?? text.slice(0, most)
}

const saysNothing = (value: unknown): boolean =>
  value === null ||
  value === '' ||
  value === false ||
  (typeof value === 'object' && Object.values(value).every(saysNothing))
