import type { Clock } from '../contracts/clock.ts'
import type { Attempt, Impatience } from './attempt.ts'
import type { Rhythm } from './rhythm.ts'

/** A brain is called late at its own 95th percentile, but never within a time that nobody notices, in ms. */
const LATE_MIN_MS = 100
/** Nor does it go unnoticed for longer than this. */
const LATE_MAX_MS = 1_000

/** Silent for so many times its 95th percentile, it is not waited for while another brain can answer. */
const SWITCH_FACTOR = 4
const SWITCH_MIN_MS = 1_500
const SWITCH_MAX_MS = 10_000
/** While its rhythm is not known. A model that is being loaded is waited for longer where nobody else is there. */
const SWITCH_UNKNOWN_MS = 2_500

/** When even a last resort is better than waiting on. */
const GIVE_UP_FACTOR = 20
const GIVE_UP_MIN_MS = 10_000
/** A large model that is read from a slow disk takes minutes: Ollama's own limit for it is five. */
const GIVE_UP_MAX_MS = 120_000

type Stage = readonly [afterMs: number, impatience: Impatience]

/** What a listener thinks of a silence before the first token. */
function untilFirstToken({ firstTokenP95Ms: p95, slowMs }: Rhythm): readonly Stage[] {
  const stages: Stage[] = [
    [within(p95 ?? LATE_MAX_MS, LATE_MIN_MS, LATE_MAX_MS), 'late'],
    [p95 === null ? SWITCH_UNKNOWN_MS : within(p95 * SWITCH_FACTOR, SWITCH_MIN_MS, SWITCH_MAX_MS), 'switch'],
    [p95 === null ? GIVE_UP_MAX_MS : within(p95 * GIVE_UP_FACTOR, GIVE_UP_MIN_MS, GIVE_UP_MAX_MS), 'give_up'],
  ]
  if (slowMs !== null) stages.push([slowMs, 'slow'])
  return stages.sort(([aMs], [bMs]) => aMs - bMs)
}

/** How long the place is looked for by a brain that goes on with an answer, in ms. */
const SWITCH_CONTINUED_MS = 5_000

/** Of a brain that has to find the place where another left off, and may begin by repeating what was said. */
const UNTIL_CONTINUED: readonly Stage[] = [
  [SWITCH_CONTINUED_MS, 'switch'],
  [GIVE_UP_MAX_MS, 'give_up'],
]

/** And of one in the middle of an answer. */
const untilNextToken = ({ stallMs }: Rhythm): readonly Stage[] => [
  [stallMs, 'switch'],
  [Math.max(stallMs * GIVE_UP_FACTOR, GIVE_UP_MIN_MS), 'give_up'],
]

const within = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/** Looks up at least so often, in ms, to notice that a silence is over and the next has begun. */
const LOOK_EVERY_MS = 400

/**
 * Watches for silences until `signal` aborts. Each stage of one silence is told once; only that somebody else could take
 * over is told again and again, since who was not free then may be free now. Never rejects.
 */
export async function waitForSigns(
  attempt: Attempt,
  clock: Clock,
  signal: AbortSignal,
  tell: (impatience: Impatience) => void,
): Promise<void> {
  const stages = (): readonly Stage[] => {
    const { rhythm } = attempt.brain
    if (attempt.spoke) return untilNextToken(rhythm)
    return attempt.continues ? UNTIL_CONTINUED : untilFirstToken(rhythm)
  }
  let { lastSignMs, spoke } = attempt
  const told = new Set<Impatience>()
  let switchAgainMs = Number.POSITIVE_INFINITY
  while (!signal.aborted) {
    // Its rhythm may be learnt anew meanwhile, and the stages change places.
    const stage = stages().find(([, impatience]) => !told.has(impatience))
    const dueMs = stage === undefined ? Number.POSITIVE_INFINITY : lastSignMs + stage[0]
    try {
      await clock.sleep(Math.min(Math.max(0, dueMs - clock.nowMs()), LOOK_EVERY_MS), signal)
    } catch {
      return // the only failure of a sleep is that nobody waits any more
    }
    if (attempt.lastSignMs !== lastSignMs || attempt.spoke !== spoke || attempt.held) {
      lastSignMs = attempt.held ? clock.nowMs() : attempt.lastSignMs
      spoke = attempt.spoke
      told.clear()
      switchAgainMs = Number.POSITIVE_INFINITY
      continue
    }
    const nowMs = clock.nowMs()
    if (stage !== undefined && nowMs >= dueMs) {
      const [, impatience] = stage
      told.add(impatience)
      tell(impatience)
      if (impatience === 'switch') switchAgainMs = nowMs + LOOK_EVERY_MS
    } else if (nowMs >= switchAgainMs) {
      tell('switch')
      switchAgainMs = nowMs + LOOK_EVERY_MS
    }
  }
}
