import { setTimeout as pause } from 'node:timers/promises'
import { type Arrival, Caller } from './caller.ts'
import type { Line, Person } from './people.ts'
import type { Rig } from './rig.ts'

/** One thing that somebody said, and all that came from the server until they said the next. */
export type TurnSeen = {
  readonly person: Person
  readonly line: Line
  /** First and last sound of voice, on the client's clock. */
  readonly startMs: number
  readonly trueEndMs: number
  readonly arrivals: readonly Arrival[]
}

/** Longest wait for an answer, and for its end. */
const ANSWER_LIMIT_MS = 8_000
/** A turn that nobody answered by then was lost. */
const LOST_AFTER_MS = 4_000

/** Says everything that a person has to say, each after the answer to the one before was heard. */
export async function converse(rig: Rig, person: Person): Promise<{ seen: TurnSeen[]; latenesses: readonly number[] }> {
  const { room, marks, language, lines } = person
  const caller = await Caller.open({ address: rig.address, room, marks, language })
  rig.recordings.push(caller.microphone.recording)
  const seen: TurnSeen[] = []
  try {
    // The noise of the room is there before anybody speaks.
    await pause(QUIET_FIRST_MS)
    for (const line of lines) {
      await pause(line.restMs)
      const from = caller.arrivals.length
      const { startMs, endMs: trueEndMs } = caller.microphone.say(line.spoken)
      await pause(trueEndMs - performance.now())
      await caller.until(() => isOver(caller, trueEndMs), ANSWER_LIMIT_MS)
      seen.push({ person, line, startMs, trueEndMs, arrivals: caller.arrivals.slice(from) })
    }
  } finally {
    caller.close()
    rig.recordings.splice(rig.recordings.indexOf(caller.microphone.recording), 1)
  }
  return { seen, latenesses: caller.microphone.latenesses }
}

const QUIET_FIRST_MS = 500

/** Whether what was said has been answered, and the answer heard. */
function isOver({ arrivals, loudspeaker }: Caller, trueEndMs: number): boolean {
  const last = (type: string): Arrival | undefined =>
    arrivals.findLast((arrival) => arrival.is === 'event' && arrival.event.type === type)
  const [ended, started, over] = [last('speech_end'), last('turn_start'), last('turn_end')]
  if (loudspeaker.isPlaying || (started?.atMs ?? 0) > (over?.atMs ?? 0)) return false
  if ((ended?.atMs ?? 0) < trueEndMs) return performance.now() > trueEndMs + LOST_AFTER_MS
  return (started?.atMs ?? 0) >= (ended?.atMs ?? 0) || performance.now() > trueEndMs + LOST_AFTER_MS
}
