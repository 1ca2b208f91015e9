import type { Store } from '@eva/core'
import { keyChangesSchema, type Persona, personaSchema } from '@eva/protocol'
import { z } from 'zod'
import { changedKeys, type KeptKeys } from './keys.ts'

/** A character card as it was read, whole. */
export type Card = Readonly<Record<string, unknown>>

/** What a person set, as the database keeps it. How she sounds is kept apart: see `openVoiceSettings`. */
export type Kept = {
  readonly keys: KeptKeys
  readonly persona: Persona
  /** What her persona was made from; `null` for none. */
  readonly card: Card | null
  /** The first screen was left. */
  readonly welcomed: boolean
}

/** Who she is where nobody set anything else. */
export const EVA: Persona = { name: 'Eva', character: '', greeting: '' }

/** Nothing was set. */
export const UNCHANGED: Kept = { keys: {}, persona: EVA, card: null, welcomed: false }

const SCHEMAS = {
  keys: keyChangesSchema.transform((keys) => changedKeys({}, keys)),
  persona: personaSchema,
  card: z.record(z.string(), z.unknown()).nullable(),
  welcomed: z.boolean(),
} as const

/** Reads what was kept; what cannot be understood, from a newer version perhaps, counts as nothing. */
export async function readKept(store: Pick<Store, 'setting'>): Promise<Kept> {
  const [keys, persona, card, welcomed] = await Promise.all([
    store.setting('keys'),
    store.setting('persona'),
    store.setting('card'),
    store.setting('welcomed'),
  ])
  return {
    keys: SCHEMAS.keys.safeParse(keys).data ?? UNCHANGED.keys,
    persona: SCHEMAS.persona.safeParse(persona).data ?? UNCHANGED.persona,
    card: SCHEMAS.card.safeParse(card).data ?? UNCHANGED.card,
    welcomed: SCHEMAS.welcomed.safeParse(welcomed).data ?? UNCHANGED.welcomed,
  }
}

/** Keeps what differs, all of it or nothing. */
export async function writeKept(store: Pick<Store, 'keepSettings'>, before: Kept, after: Kept): Promise<void> {
  const changed = PARTS.filter((part) => before[part] !== after[part])
  if (changed.length > 0) await store.keepSettings(Object.fromEntries(changed.map((part) => [part, after[part]])))
}

const PARTS = ['keys', 'persona', 'card', 'welcomed'] as const
