import type { Presence } from './expressions.ts'
import { between, type Random } from './randomness.ts'

/** Where the eyes go, and how long they stay. */
export type Glance = { x: number; y: number; forMs: number; isContact: boolean }

/** How much of her looking is at the person: little where nothing happens, half of it in talk, where more would be staring. */
export const CONTACT: Readonly<Record<Presence, number>> = {
  away: 0,
  resting: 0.2,
  listening: 0.5,
  thinking: 0.1,
  writing: 0.2,
  speaking: 0.5,
  troubled: 0.4,
}

/** How far glances that are not at the person go from them: in talk only a little, to the mouth and beside the face. */
const RANGE: Readonly<Record<Presence, number>> = {
  away: 0,
  resting: 0.55,
  listening: 0.28,
  thinking: 0.5,
  writing: 0.3,
  speaking: 0.4,
  troubled: 0.3,
}

/** The next place to look at. Who thinks looks up, to one side; who writes looks down, from word to word. */
export function nextGlance(presence: Presence, random: Random): Glance {
  const isContact = random() < CONTACT[presence]
  const forMs = between(random, isContact ? 1_100 : 700, isContact ? 2_600 : 2_000)
  if (isContact) return { x: between(random, -0.04, 0.04), y: between(random, -0.04, 0.04), forMs, isContact }
  if (presence === 'thinking') {
    const side = random() < 0.72 ? -1 : 1
    return { x: side * between(random, 0.45, 0.85), y: between(random, -0.95, -0.5), forMs, isContact }
  }
  if (presence === 'writing') {
    return { x: between(random, -0.4, 0.4), y: between(random, 0.35, 0.6), forMs: forMs / 2, isContact }
  }
  const range = RANGE[presence]
  const angle = random() * 2 * Math.PI
  const far = range * between(random, 0.5, 1)
  return { x: Math.cos(angle) * far, y: Math.sin(angle) * far * 0.6, forMs, isContact }
}
