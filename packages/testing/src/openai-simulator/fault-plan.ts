import type { Random } from '../fakes/random.ts'
import type { Fault } from './fault.ts'

/** Which requests a fault is for. Requests are the chat requests that are well-formed, numbered from 1. */
export type When =
  | { readonly type: 'always' }
  /** Each with this probability, 0–1, by the simulator's seed. */
  | { readonly type: 'share'; readonly share: number }
  /** From the first to the last, both included. */
  | { readonly type: 'requests'; readonly first: number; readonly last: number }
  | { readonly type: 'every'; readonly nth: number }
  /** Those that come in this time, ms since the simulator started; `toMs` is not included. */
  | { readonly type: 'time'; readonly fromMs: number; readonly toMs: number }

export type ScheduledFault = { readonly fault: Fault; readonly when: When }

export type NumberedRequest = { readonly number: number; readonly sinceStartMs: number }

/**
 * The fault of one request; where several are due, the first of the list.
 *
 * @param random the request's own, of which one number is drawn for each fault of the list, due or not
 */
export function faultOf(scheduled: readonly ScheduledFault[], request: NumberedRequest, random: Random): Fault | null {
  const due = scheduled.filter(({ when }) => isDue(when, request, random.next()))
  return due[0]?.fault ?? null
}

function isDue(when: When, { number, sinceStartMs }: NumberedRequest, drawn: number): boolean {
  switch (when.type) {
    case 'always':
      return true
    case 'share':
      return drawn < when.share
    case 'requests':
      return number >= when.first && number <= when.last
    case 'every':
      return number % when.nth === 0
    case 'time':
      return sinceStartMs >= when.fromMs && sinceStartMs < when.toMs
    default:
      return when satisfies never
  }
}
