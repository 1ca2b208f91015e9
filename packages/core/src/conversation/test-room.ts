import {
  createFakeClock,
  createFakeIds,
  type FakeClock,
  type FakeLlm,
  type FakeSpeech,
  fakeLlm,
  fakeSpeech,
  fakeVoice,
  fakeVoices,
  type LlmScript,
  type SpeechStep,
} from '@eva/testing/fakes'
import { createMemoryStore } from '@eva/testing/store-contract'
import { expect } from 'vitest'
import type { QuotaLimit } from '../contracts/quota.ts'
import type { Store, StoredTurn } from '../contracts/store.ts'
import { asEvaError, type EvaError } from '../errors.ts'
import { MemoryKeeper } from '../memory/memory-keeper.ts'
import { plainCandidate } from '../routing/candidate.ts'
import { routerOver } from '../routing/test-router.ts'
import { Conversation } from './conversation.ts'
import type { Engine } from './engine.ts'
import { Person, SAMPLE_RATE, soundOf, timesOf } from './test-person.ts'
import type { StartedTurn, Utterance } from './utterance.ts'

/** Says every text at once, in one frame. */
export const atOnce = (text: string): readonly SpeechStep[] => [{ pcm: soundOf(text) }, timesOf(text)]

/** Everything that a conversation is made of, faked, and one person who follows it. */
export type Room = {
  readonly clock: FakeClock
  readonly brains: readonly FakeLlm[]
  readonly voice: FakeSpeech
  readonly store: Store
  readonly engine: Engine
  readonly conversation: Conversation
  readonly person: Person
  /** The turns that were to be spoken. */
  readonly spoken: ReadonlySet<string>
  /** Turns and drafts that use brains and voices now. */
  inside(): number
  /** What the log was told. */
  readonly failures: readonly EvaError[]
  say(text: string, options?: Partial<Utterance>): StartedTurn
  stored(turnId: string): Promise<StoredTurn>
}

export type RoomOptions = {
  /** One list of scripts for each brain; of each list, one for each request. */
  readonly brains: readonly (readonly LlmScript[])[]
  readonly speaks?: (text: string) => readonly SpeechStep[] | undefined
  /** What is known of the first brain's quota. */
  readonly plan?: readonly QuotaLimit[]
  /** Changes how the store behaves. */
  readonly mend?: (store: Store) => Store
  /** What a message tells is asked of the brain, and not found by rules: one more script for each. */
  readonly asksForFacts?: boolean
}

export async function openRoom({
  brains: scripts,
  speaks = atOnce,
  plan = [],
  mend = (store) => store,
  asksForFacts = false,
}: RoomOptions): Promise<Room> {
  const clock = createFakeClock()
  const [first, ...others] = scripts.map((each, index) => fakeLlm(`brain-${index + 1}`, clock, each))
  if (first === undefined) throw new Error('a room needs a brain')
  const voice = fakeSpeech('fake', clock, [fakeVoice('fake', 'eva', ['en'], SAMPLE_RATE)], speaks)
  const store = mend(createMemoryStore(clock))
  const failures: EvaError[] = []
  const spoken = new Set<string>()
  let inside = 0
  const enter = () => {
    inside += 1
    return () => {
      inside -= 1
    }
  }
  const router = routerOver([{ ...plainCandidate(first), plan }, ...others.map(plainCandidate)], clock)
  const memory = await MemoryKeeper.open({
    store,
    router: { ...router, hasMind: () => asksForFacts },
    clock,
    makeId: createFakeIds('m'),
    onForgotten: () => conversation.forgetWhatWasInMind(),
    reportFailure: (error) => failures.push(asEvaError(error, 'internal', 'memory')),
  })
  const engine: Engine = {
    store,
    memory,
    router,
    voices: fakeVoices(voice),
    clock,
    makeId: createFakeIds('t'),
    enter,
    prompt: { system: 'You are Eva.', greeting: null, maxTokens: 1_000, temperature: 0.7 },
    reportFailure: (error) => failures.push(error),
  }
  const conversation = await Conversation.open('c', engine)
  return {
    clock,
    brains: [first, ...others],
    voice,
    store,
    engine,
    conversation,
    person: new Person(clock).join(conversation.audience),
    failures,
    spoken,
    inside: () => inside,
    say(text, options = {}) {
      const utterance = { text, speak: true, voice: null, replaces: null, finishedAtMs: clock.nowMs(), ...options }
      const turn = conversation.say(utterance)
      if (utterance.speak) spoken.add(turn.id)
      return turn
    },
    async stored(turnId) {
      const turn = (await store.turns('c')).find(({ id }) => id === turnId)
      if (turn === undefined) throw new Error(`turn ${turnId} is not stored`)
      return turn
    },
  }
}

/** Told of a turn also when it has ended: what it does now, and what becomes of its sound, which is still being played. */
const BESIDE: ReadonlySet<string> = new Set(['state', 'playback'])

/** What must hold whenever nothing is running any more. */
export async function expectOrder(room: Room): Promise<void> {
  const { clock, person, conversation, brains, voice, engine } = room
  await clock.settle()
  expect(room.inside()).toBe(0)
  expect(conversation.isAnswering).toBe(false)
  expect(clock.sleeping).toBe(0)
  const seqs = person.events.map((event) => event.seq)
  expect(seqs).toEqual(Array.from(seqs, (_, index) => (seqs[0] ?? 0) + index))
  for (const { turn_id } of person.all('turn_start')) {
    const ofTurn = person.deliveries.filter((delivery) =>
      delivery.kind === 'audio'
        ? delivery.turnId === turn_id
        : 'turn_id' in delivery.event && delivery.event.turn_id === turn_id && !BESIDE.has(delivery.event.type),
    )
    const ends = ofTurn.filter((delivery) => delivery.kind === 'event' && delivery.event.type === 'turn_end')
    expect(ends, turn_id).toHaveLength(1)
    expect(ofTurn.at(-1), turn_id).toBe(ends[0])
  }
  // Nobody works on: what was begun has ended or was stopped.
  const calls = brains.reduce((sum, brain) => sum + brain.requests.length, 0) + voice.calls.length
  await clock.advance(600_000)
  expect(brains.reduce((sum, brain) => sum + brain.requests.length, 0) + voice.calls.length).toBe(calls)
  for (const { running, quota } of engine.router.report().brains) {
    expect(running).toBe(0)
    // What is in flight, or was never settled, would be missing.
    for (const { limit, remaining } of quota) expect(remaining).toBe(limit)
  }
}
