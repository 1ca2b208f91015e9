import type { BrainSwitch } from '../conversation/brain-switch.ts'
import type { Timers } from '../timers.ts'

/** The line that tells of a change of the brain, as it stands now. */
export type SwitchNotice = {
  change: BrainSwitch
  /** What `restS` was when the change was told. */
  firstRestS: number | null
  /** Seconds until the brain that was left is expected back; `null` when unknown, or over. */
  restS: number | null
}

export type SwitchNotices = {
  /** A change that has just happened. */
  tell(change: BrainSwitch): void
  /** The line belongs to another conversation than the one that is shown. */
  hide(): void
}

/** Long enough to be read twice, short enough to be forgotten. */
export const SHOWN_MS = 8_000
/** A line that says how long a rest is leaves with the rest, but never before a glance could take it in. */
export const SHOWN_MIN_MS = 3_000

const secondsOrNull = (ms: number): number | null => (ms <= 0 ? null : Math.ceil(ms / 1000))

/** Shows each change once, counts its rest down by the second, and takes it away by itself. */
export function createSwitchNotices(timers: Timers, show: (notice: SwitchNotice | null) => void): SwitchNotices {
  let latest: { change: BrainSwitch; leavesAtMs: number; backAtMs: number } | null = null
  let cancelTick = () => {}

  const tick = () => {
    cancelTick()
    if (latest === null) return
    const nowMs = timers.now()
    if (nowMs >= latest.leavesAtMs) return show(null)
    const restMs = Math.max(0, latest.backAtMs - nowMs)
    const restS = Math.ceil(restMs / 1000)
    const { change } = latest
    show({ change, restS: secondsOrNull(restMs), firstRestS: secondsOrNull(change.untilMs ?? 0) })
    const untilNextSecondMs = restS === 0 ? Number.POSITIVE_INFINITY : restMs - (restS - 1) * 1000
    cancelTick = timers.after(Math.min(untilNextSecondMs, latest.leavesAtMs - nowMs), tick)
  }

  /** Another conversation, or the same one a moment later, may be told of the rest that was shown already. */
  const isKnown = (change: BrainSwitch): boolean =>
    latest !== null &&
    latest.change.from === change.from &&
    latest.change.to === change.to &&
    latest.change.cause === change.cause &&
    timers.now() < Math.max(latest.leavesAtMs, latest.backAtMs)

  return {
    tell(change) {
      if (isKnown(change)) return
      const nowMs = timers.now()
      const shownMs = Math.min(SHOWN_MS, Math.max(SHOWN_MIN_MS, change.untilMs ?? SHOWN_MS))
      latest = { change, leavesAtMs: nowMs + shownMs, backAtMs: nowMs + (change.untilMs ?? 0) }
      tick()
    },
    hide() {
      if (latest === null) return
      latest.leavesAtMs = timers.now()
      tick()
    },
  }
}
