import type { SpeechEvent } from '@eva/core'
import type { VoiceTask } from './messages.ts'

/** What comes of one task on their way from a worker to whoever listens. Once it ended or failed it takes nothing more. */
export type TaskStream = {
  readonly id: number
  readonly task: VoiceTask
  push(event: SpeechEvent): void
  end(): void
  /** Frames that nobody took yet are dropped: the listener gets `reason` at once. */
  fail(reason: unknown): void
  events(): AsyncGenerator<SpeechEvent, void>
}

/**
 * Unbounded by itself, but fed by one passage only: at most about 12 s of speech, 50 s at a quarter of the speed (2 MB).
 */
export function createTaskStream(id: number, task: VoiceTask): TaskStream {
  const waiting: SpeechEvent[] = []
  let outcome: { readonly failed: boolean; readonly reason?: unknown } | undefined
  let wake = (): void => {}

  function settle(settled: NonNullable<typeof outcome>): void {
    outcome ??= settled
    wake()
  }

  return {
    id,
    task,
    push(event) {
      if (outcome !== undefined) return
      waiting.push(event)
      wake()
    },
    end: () => settle({ failed: false }),
    fail(reason) {
      // A failure overtakes an end whose frames are still waiting: a cancelled clip falls silent even when it was whole.
      if (outcome?.failed !== true) outcome = { failed: true, reason }
      waiting.length = 0
      wake()
    },
    async *events() {
      for (;;) {
        if (outcome?.failed === true) throw outcome.reason
        const event = waiting.shift()
        if (event !== undefined) yield event
        else if (outcome !== undefined) return
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    },
  }
}
