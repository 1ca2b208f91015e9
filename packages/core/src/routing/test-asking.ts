import { type FakeClock, type FakeLlm, fakeLlm, type LlmScript } from '@eva/testing/fakes'
import { expect } from 'vitest'
import type { LlmRequest } from '../contracts/llm.ts'
import type { RoutedEvent, Router } from './router.ts'

/** What a person asks in these tests. */
export const REQUEST: LlmRequest = {
  conversationId: 'c',
  messages: [{ role: 'user', content: 'Hello' }],
  maxTokens: 100,
  temperature: 0,
}

export type Outcome = { readonly events: RoutedEvent[]; thrown: unknown; ended: boolean }

export type Asked = {
  readonly signal?: AbortSignal
  /** What of the answer cannot be taken back when a brain is lost. */
  readonly settled?: string
  readonly changes?: Partial<LlmRequest>
}

/** Asks, and gathers what comes while the test lets time pass. */
export function asking(router: Router, { signal, settled = '', changes = {} }: Asked = {}): Outcome {
  const outcome: Outcome = { events: [], thrown: null, ended: false }
  const read = async (): Promise<void> => {
    try {
      const within = signal ?? new AbortController().signal
      for await (const event of router.streamTokens({ ...REQUEST, ...changes }, within, () => settled)) {
        outcome.events.push(event)
      }
    } catch (thrown) {
      outcome.thrown = thrown
    }
    outcome.ended = true
  }
  void read()
  return outcome
}

/** Asks what is answered without any time passing. */
export async function ask(router: Router, clock: FakeClock, asked: Asked = {}): Promise<Outcome> {
  const outcome = asking(router, asked)
  await clock.settle()
  expect(outcome.ended).toBe(true)
  return outcome
}

export const textOf = ({ events }: Outcome): string =>
  events.map((event) => (event.type === 'token' ? event.content : '')).join('')

export const routesOf = ({ events }: Outcome): string[] =>
  events.flatMap((event) => (event.type === 'route' ? `${event.from} → ${event.to}: ${event.cause}` : []))

export const repeat = (script: LlmScript, times: number): LlmScript[] => Array.from({ length: times }, () => script)

/** Brains on one clock. */
export const brainsOn =
  (clock: FakeClock) =>
  (id: string, ...scripts: readonly LlmScript[]): FakeLlm =>
    fakeLlm(id, clock, scripts)
