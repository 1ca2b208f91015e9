import { z } from 'zod'

/** Longest character of a persona, in characters: about 2,000 tokens, which every brain reads before its first word. */
export const MAX_CHARACTER_CHARS = 8_000

/** Who she is. */
export const personaSchema = z.object({
  /** What she is called. */
  name: z.string().trim().min(1).max(40),
  /** How she is and how she talks, in the person's own words; empty for Eva's own character. */
  character: z.string().trim().max(MAX_CHARACTER_CHARS),
  /** What an empty conversation begins with; empty for Eva's own words. */
  greeting: z.string().trim().max(1_000),
})
export type Persona = z.infer<typeof personaSchema>

/**
 * What was read of a character card (`POST /settings/persona/card`, JSON or PNG, version 2 or 3); nothing is kept yet.
 * `card` is the whole card as it was: sent back with the persona, it leaves her again with everything that came along.
 */
export const characterCardSchema = z.object({
  persona: personaSchema,
  card: z.record(z.string(), z.unknown()),
  version: z.enum(['2', '3']),
  /** Who made it; empty where the card does not tell. */
  creator: z.string(),
  /** Fields of the card that say something and that she does not use, by their names in the card. */
  unused: z.array(z.string()),
})
export type CharacterCard = z.infer<typeof characterCardSchema>
