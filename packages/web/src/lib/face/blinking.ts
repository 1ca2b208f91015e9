import { between, type Random } from './randomness.ts'

/** How far both eyes are shut by blinking, 0 to 1, at a time in ms that never runs backwards. */
export type Blinking = (nowMs: number) => number

/** Down in a tenth of a second, up in a little more, as people's lids do. */
const DOWN_MS = 90
const SHUT_MS = 40
const UP_MS = 150
/** People at ease blink every three to six seconds, and now and then twice. */
const PAUSE_MS = [2_400, 6_200] as const
const TWICE = 0.14

export function createBlinking(random: Random, startMs: number): Blinking {
  let beginsMs = startMs + between(random, ...PAUSE_MS)
  return (nowMs) => {
    const since = nowMs - beginsMs
    if (since < 0) return 0
    if (since >= DOWN_MS + SHUT_MS + UP_MS) {
      beginsMs = nowMs + (random() < TWICE ? 120 : between(random, ...PAUSE_MS))
      return 0
    }
    if (since < DOWN_MS) return ease(since / DOWN_MS)
    return since < DOWN_MS + SHUT_MS ? 1 : ease(1 - (since - DOWN_MS - SHUT_MS) / UP_MS)
  }
}

const ease = (share: number): number => share * share * (3 - 2 * share)
