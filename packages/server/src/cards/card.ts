import { z } from 'zod'

/**
 * A character card: https://github.com/malfoyslastname/character-card-spec-v2 and
 * https://github.com/kwaroran/character-card-spec-v3. Whatever else stands in it travels along.
 */
const text = z.string().catch('')

const dataSchema = z.looseObject({
  name: z.string().trim().min(1),
  /** Of version 3: what she is called in a talk, where that is not her name. */
  nickname: text.default(''),
  description: text.default(''),
  personality: text.default(''),
  scenario: text.default(''),
  first_mes: text.default(''),
  mes_example: text.default(''),
  creator: text.default(''),
})
export type CardData = z.infer<typeof dataSchema>

const cardSchema = z.looseObject({ spec: z.enum(['chara_card_v2', 'chara_card_v3']), data: dataSchema })

/** A card as it was understood, and as it was. */
export type Card = {
  readonly version: '2' | '3'
  readonly data: CardData
  readonly whole: Readonly<Record<string, unknown>>
}

/** How deep a card may be nested: lore books and extensions need a handful of levels. */
const DEEPEST = 32

/** Fields of the first version, which had no name for itself, stood by themselves. */
const firstVersionSchema = dataSchema.extend({ description: z.string(), first_mes: z.string() })

/** `null` for what is no card of version 2 or 3; one of version 1 becomes one of version 2. */
export function parseCard(value: unknown): Card | null {
  if (!isShallow(value)) return null
  const parsed = cardSchema.safeParse(value)
  if (parsed.success) {
    const version = parsed.data.spec === 'chara_card_v3' ? '3' : '2'
    return { version, data: parsed.data.data, whole: z.record(z.string(), z.unknown()).parse(value) }
  }
  const first = firstVersionSchema.safeParse(value)
  if (!first.success || (typeof value === 'object' && value !== null && 'spec' in value)) return null
  return { version: '2', data: first.data, whole: { spec: 'chara_card_v2', spec_version: '2.0', data: value } }
}

/** Whether nothing in it lies deeper than any card does: whoever writes it down again would fall into the rest. */
export function isShallow(value: unknown): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return false
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return true
}
