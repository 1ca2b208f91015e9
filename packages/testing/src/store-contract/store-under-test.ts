import type { Clock, FinishedTurn, NewTurn, Store } from '@eva/core'
import type { RouteBody, Waterfall } from '@eva/protocol'

/** Opens an empty store; the suite closes it. */
export type OpenStore = (clock: Clock) => Promise<Store>

/** What each group of tests works on: an empty store for each test, and the clock that it was given. */
export type StoreUnderTest = { readonly store: Store; readonly clock: SettableClock }

/** A wall clock that a test sets. Nothing in a store's contract waits, so `sleep` gives way to other work and returns. */
export type SettableClock = Clock & { set(wallTimeMs: number): void }

export function settableClock(startMs = 1_800_000_000_000): SettableClock {
  let nowMs = startMs
  return {
    set(wallTimeMs) {
      nowMs = wallTimeMs
    },
    nowMs: () => nowMs,
    wallTimeMs: () => nowMs,
    sleep: () => new Promise((resolve) => setImmediate(resolve)),
  }
}

export function newTurn(turn: Partial<NewTurn> & Pick<NewTurn, 'id'>): NewTurn {
  return { conversationId: 'c', number: 1, message: 'Hello', createdAtMs: 1_800_000_000_000, replaces: null, ...turn }
}

export function finishedTurn(turn: Partial<FinishedTurn> & Pick<FinishedTurn, 'id'>): FinishedTurn {
  return {
    status: 'completed',
    generated: '',
    spoken: '',
    heard: '',
    provider: 'groq',
    model: 'some-model',
    voice: null,
    tokens: 1,
    latencyMs: 250.5,
    ttftMs: 40.25,
    waterfall: null,
    routes: [],
    ...turn,
  }
}

/** A typed message that nobody listened to: some instants known, the others `null`. */
export const WATERFALL_WITH_GAPS: Waterfall = {
  endpoint: 0,
  stt: null,
  route: 0.4,
  queue: 1.5,
  ttft: 40.25,
  opener: null,
  first_clause: 77.125,
  ttfa: null,
  first_frame_sent: null,
  total: 250.5,
}

/** A brain that had used up its quota. */
export const ROUTE: RouteBody = {
  from: 'groq',
  to: 'local',
  model: 'qwen',
  cause: 'quota',
  reason: 'groq has no quota left for 42 s. local answers.',
  until_ms: 41_200.5,
}
