import { EvaError } from '@eva/core'
import type { Reach } from './ask-hub.ts'

/** Longest silence of the hub, in ms; a connection that is merely slow sends something in that time. */
export const IDLE_MS = 30_000

export type IdleWatch = {
  /** Aborts with the reader's own signal, or with `model_unavailable` when nothing has come for too long. */
  readonly signal: AbortSignal
  /** Something has come. */
  heard(): void
  stop(): void
}

/** Gives up on a hub that holds the line and says nothing. */
export function watchIdle({ clock, signal }: Pick<Reach, 'clock' | 'signal'>, what: string): IdleWatch {
  const idle = new AbortController()
  const stopped = new AbortController()
  let heardAtMs = clock.nowMs()
  const watch = async (): Promise<void> => {
    for (;;) {
      const leftMs = heardAtMs + IDLE_MS - clock.nowMs()
      if (leftMs <= 0) break
      await clock.sleep(leftMs, stopped.signal)
    }
    idle.abort(
      new EvaError('model_unavailable', `Nothing has come of ${what} for ${IDLE_MS / 1000} s.`, {
        fix: 'Start again: it goes on where it stopped.',
      }),
    )
  }
  watch().catch(() => 'stopped before that')
  return {
    signal: AbortSignal.any([signal, idle.signal]),
    heard() {
      heardAtMs = clock.nowMs()
    },
    stop: () => stopped.abort(),
  }
}
