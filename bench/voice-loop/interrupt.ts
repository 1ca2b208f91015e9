import { setTimeout as pause } from 'node:timers/promises'
import type { ServerEvent } from '@eva/protocol'
import { createRandom, type Random } from '@eva/testing/fakes'
import { STORY_WISH } from './answers.ts'
import { type Arrival, Caller } from './caller.ts'
import type { Spoken } from './corpus.ts'
import { endsSound } from './loudspeaker.ts'
import { FRAME_MS, type Room } from './microphone.ts'
import type { Rig } from './rig.ts'

/** Somebody who speaks while she does. */
export type Interrupter = {
  readonly room: Room
  /** What is said, each while she speaks. */
  readonly says: readonly Spoken[]
  readonly seed: number
}

/** What became of it. Times on the client's clock; `null` when it did not happen. */
export type InterruptionSeen = {
  readonly text: string
  /** First and last sound of voice. */
  readonly startMs: number
  readonly endMs: number
  readonly duckedAtMs: number | null
  readonly pausedAtMs: number | null
  readonly resumedAtMs: number | null
  /** She was told to be silent for good. */
  readonly stoppedAtMs: number | null
  /** The latest sound of that turn that came after the voice began. */
  readonly lastSoundAtMs: number | null
}

/** She is let speak for so long, from her first sound on. */
const LISTENS_MS = { low: 800, high: 3_000 }
/** After the last sound of voice it is known by then what becomes of her. */
const SETTLED_AFTER_MS = 1_500
const SPEAKS_WITHIN_MS = 8_000
const ASKED_TIMES = 3
/** A story lasts three quarters of a minute; there must be enough left of it to be interrupted. */
const FRESH_FOR_MS = 25_000

/** Lets somebody speak at seeded moments of her story, at any place within a frame. */
export async function interrupt(rig: Rig, { room, says, seed }: Interrupter): Promise<readonly InterruptionSeen[]> {
  const random = createRandom(seed)
  const caller = await Caller.open({ address: rig.address, room, marks: 'set', language: 'english' })
  rig.recordings.push(caller.microphone.recording)
  const seen: InterruptionSeen[] = []
  try {
    for (const spoken of says) seen.push(await interruptOnce(caller, spoken, random))
  } finally {
    caller.close()
    rig.recordings.splice(rig.recordings.indexOf(caller.microphone.recording), 1)
  }
  return seen
}

async function interruptOnce(caller: Caller, spoken: Spoken, random: Random): Promise<InterruptionSeen> {
  const turnId = await letHerSpeak(caller)
  await pause(random.between(LISTENS_MS.low, LISTENS_MS.high))
  const from = caller.arrivals.length
  const { startMs, endMs } = caller.microphone.say(spoken, random.next() * FRAME_MS)
  await pause(endMs - performance.now())
  // What is said in her place, or a sound that comes late, comes within this time.
  await pause(endMs + SETTLED_AFTER_MS - performance.now())
  return read(caller.arrivals.slice(from), { text: spoken.text, startMs, endMs, turnId }, numberOf(caller, turnId))
}

/** Asks her for a story, unless she is still at the beginning of one. Resolves with the turn that is heard. */
async function letHerSpeak(caller: Caller): Promise<string> {
  const story = caller.eventsOf('turn_start').at(-1)
  const isFresh = story !== undefined && performance.now() - story.atMs < FRESH_FOR_MS
  return isFresh && caller.loudspeaker.isPlaying ? story.event.turn_id : askForStory(caller)
}

/** Asks her for a story and waits until it is heard; more than once when the machine has no time for her voice. */
export async function askForStory(caller: Caller): Promise<string> {
  for (let time = 0; time < ASKED_TIMES; time += 1) {
    const before = caller.eventsOf('turn_start').length
    caller.send({ type: 'message', message: STORY_WISH, speak: true })
    const story = () => caller.eventsOf('turn_start').slice(before).at(-1)
    const isHeard = await caller.until(() => story() !== undefined && caller.loudspeaker.isPlaying, SPEAKS_WITHIN_MS)
    const turnId = story()?.event.turn_id
    if (isHeard && turnId !== undefined) return turnId
  }
  throw new Error('she does not speak')
}

const numberOf = (caller: Caller, turnId: string): number =>
  caller.eventsOf('turn_start').find(({ event }) => event.turn_id === turnId)?.event.number ?? Number.NaN

/** Reads off what came after somebody had begun to speak. */
export function read(
  arrivals: readonly Arrival[],
  said: { readonly text: string; readonly startMs: number; readonly endMs: number; readonly turnId: string },
  turnNumber: number,
): InterruptionSeen {
  const { turnId, ...told } = said
  const playback = (action: string): number | null =>
    arrivals.find(
      ({ atMs, ...arrival }) =>
        atMs >= told.startMs &&
        arrival.is === 'event' &&
        arrival.event.type === 'playback' &&
        arrival.event.turn_id === turnId &&
        arrival.event.action === action,
    )?.atMs ?? null
  const end = arrivals.find(
    ({ atMs, ...arrival }) => atMs >= told.startMs && arrival.is === 'event' && isStop(arrival.event, turnId),
  )
  const sound = arrivals.findLast((arrival) => arrival.is === 'sound' && arrival.turnNumber === turnNumber)
  return {
    ...told,
    duckedAtMs: playback('duck'),
    pausedAtMs: playback('pause'),
    resumedAtMs: playback('resume'),
    stoppedAtMs: end?.atMs ?? null,
    lastSoundAtMs: sound?.atMs ?? null,
  }
}

const isStop = (event: ServerEvent, turnId: string): boolean =>
  'turn_id' in event && event.turn_id === turnId && endsSound(event)
