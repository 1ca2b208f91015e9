import type { FaceMood } from '@eva/protocol'
import { CALM, type Expression } from './pose.ts'

/** What a mood looks like; restrained, for a face that is looked at for an hour. */
export const EXPRESSIONS: Readonly<Record<FaceMood, Expression>> = {
  neutral: CALM,
  joy: { ...CALM, smile: 0.8, squint: 0.58, brows: 0.22, blush: 0.85, tilt: -1.5, bow: -0.1, lids: 0.08, inner: 0 },
  tenderness: { ...CALM, smile: 0.66, squint: 0.3, lids: 0.2, inner: 0.38, blush: 0.75, tilt: 5, bow: 0.14 },
  curiosity: { ...CALM, smile: 0.55, lids: -0.12, brows: 0.34, askew: 0.5, tilt: -5.5, bow: -0.06, squint: 0 },
  sadness: {
    ...CALM,
    smile: -0.26,
    lids: 0.24,
    inner: 0.95,
    brows: 0.06,
    blush: 0.16,
    tilt: 3.5,
    bow: 0.34,
    squint: 0.1,
  },
  surprise: { ...CALM, smile: 0.12, parted: 0.3, lids: -0.3, brows: 0.85, inner: 0.05, bow: -0.18, squint: 0 },
  thought: { ...CALM, smile: 0.42, lids: 0.08, brows: 0.16, inner: 0.02, askew: 0.55, tilt: 3, bow: -0.05 },
}

/** What she does beside what she feels. */
export type Presence = 'away' | 'resting' | 'listening' | 'thinking' | 'writing' | 'speaking' | 'troubled'

/** How each presence changes the expression of the mood: what is named takes its place, for what is added see `ADDED`. */
const TAKEN: Readonly<Record<Presence, Partial<Expression>>> = {
  // Asleep, until somebody reaches her again.
  away: { ...CALM, lids: 1, smile: 0.12, blush: 0.1, bow: 0.4, squint: 0 },
  resting: {},
  listening: { askew: 0 },
  thinking: { smile: 0.42, askew: 0.5 },
  writing: {},
  speaking: {},
  troubled: { smile: -0.12, inner: 0.6, askew: 0 },
}
const ADDED: Readonly<Record<Presence, Partial<Expression>>> = {
  away: {},
  resting: {},
  // Brows up a little and the head aside: all ear.
  listening: { brows: 0.2, lids: -0.1, tilt: 3.5 },
  thinking: { brows: 0.14, lids: 0.06, tilt: 2 },
  // Over what she writes.
  writing: { bow: 0.12, lids: 0.06 },
  speaking: { brows: 0.06 },
  troubled: { tilt: 2 },
}

/** The expression of a mood while she listens, thinks, speaks, rests or is away. */
export function expressionOf(mood: FaceMood, presence: Presence): Expression {
  const expression = { ...EXPRESSIONS[mood], ...TAKEN[presence] }
  for (const key of FEATURES) expression[key] += ADDED[presence][key] ?? 0
  return expression
}

export const FEATURES = Object.keys(CALM) as (keyof Expression)[]
