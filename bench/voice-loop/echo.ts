import { STORY_WISH } from './answers.ts'
import { Caller } from './caller.ts'
import { askForStory } from './interrupt.ts'
import { endsSound } from './loudspeaker.ts'
import type { Room } from './microphone.ts'
import type { Rig } from './rig.ts'

/** How often her own voice was taken for somebody else's. */
export type EchoSeen = {
  readonly room: Room
  /** For how long she was heard. */
  readonly spokeMs: number
  readonly ducks: number
  readonly pauses: number
  /** Answers that were stopped. */
  readonly stops: number
  /** Turns that began because she had heard herself. */
  readonly answers: readonly string[]
}

/** Lets her tell stories into a room where nobody speaks, and her own voice comes back. */
export async function hearHerself(rig: Rig, room: Room, forMs: number): Promise<EchoSeen> {
  const caller = await Caller.open({ address: rig.address, room, marks: 'set', language: 'english' })
  rig.recordings.push(caller.microphone.recording)
  try {
    const endMs = performance.now() + forMs
    while (performance.now() < endMs) {
      if (!caller.loudspeaker.isPlaying) await askForStory(caller)
      await caller.until(() => !caller.loudspeaker.isPlaying, endMs - performance.now())
      // A pause of hers is not the end: it is waited whether she goes on.
      await caller.until(() => caller.loudspeaker.isPlaying, Math.min(GOES_ON_WITHIN_MS, endMs - performance.now()))
    }
  } finally {
    caller.close()
    rig.recordings.splice(rig.recordings.indexOf(caller.microphone.recording), 1)
  }
  const playback = caller.eventsOf('playback').map(({ event }) => event.action)
  const stops = new Set(
    caller.arrivals.flatMap((arrival) =>
      arrival.is === 'event' && endsSound(arrival.event) && 'turn_id' in arrival.event ? [arrival.event.turn_id] : [],
    ),
  ).size
  const messages = caller.eventsOf('turn_start').map(({ event }) => event.message)
  return {
    room,
    spokeMs: caller.loudspeaker.soundedMs,
    ducks: playback.filter((action) => action === 'duck').length,
    pauses: playback.filter((action) => action === 'pause').length,
    stops,
    answers: messages.filter((message) => message !== STORY_WISH),
  }
}

const GOES_ON_WITHIN_MS = 3_000
