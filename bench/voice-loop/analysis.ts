import type { Waterfall } from '@eva/protocol'
import type { Arrival } from './caller.ts'
import type { TurnSeen } from './converse.ts'

/** An answer that was decided upon later than this was late. */
export const LATE_MS = 1_200

/** What became of one thing that somebody said; times from its true end, on the client's clock. */
export type TurnJudged = {
  readonly seen: TurnSeen
  /** Her turn began before the person had finished. */
  readonly wasCutOff: boolean
  /** And something of her answer came before they had. */
  readonly wasSpokenOver: boolean
  /** Nothing was answered. */
  readonly wasLost: boolean
  /** When it was told that it is her turn. */
  readonly decidedMs: number | null
  /** The first frame in which anything can be heard. */
  readonly firstAudibleMs: number | null
  readonly waterfall: Waterfall | null
  /** All that she took for said, turn by turn, without those whose place a later one took. */
  readonly messages: readonly string[]
  /** Turns that began, all told. */
  readonly turns: number
}

/** Reads off the arrivals what became of a turn. */
export function judgeTurn(seen: TurnSeen): TurnJudged {
  const { arrivals, trueEndMs } = seen
  const events = arrivals.flatMap((arrival) => (arrival.is === 'event' ? [arrival] : []))
  const decisions = events.flatMap(({ atMs, event }) => (event.type === 'speech_end' ? [atMs] : []))
  const starts = events.flatMap(({ event }) => (event.type === 'turn_start' ? [event] : []))
  const decidedAtMs = decisions.find((atMs) => atMs >= trueEndMs)
  const answer = starts.at(-1)
  const sound = answer && firstAudible(arrivals, answer.number)
  const end = events.find(({ event }) => event.type === 'turn_end' && event.turn_id === answer?.turn_id)?.event
  const replaced = new Set(starts.map(({ replaces }) => replaces))
  const numbers = new Set(starts.map(({ number }) => number))
  return {
    seen,
    wasCutOff: decisions.some((atMs) => atMs < trueEndMs),
    wasSpokenOver: arrivals.some(
      (arrival) =>
        arrival.is === 'sound' && arrival.isAudible && arrival.atMs < trueEndMs && numbers.has(arrival.turnNumber),
    ),
    wasLost: sound === undefined,
    decidedMs: decidedAtMs === undefined ? null : decidedAtMs - trueEndMs,
    firstAudibleMs: sound === undefined ? null : sound.atMs - trueEndMs,
    waterfall: end?.type === 'turn_end' ? end.waterfall : null,
    messages: starts.filter(({ turn_id }) => !replaced.has(turn_id)).map(({ message }) => message),
    turns: starts.length,
  }
}

const firstAudible = (arrivals: readonly Arrival[], turnNumber: number): Arrival | undefined =>
  arrivals.find((arrival) => arrival.is === 'sound' && arrival.isAudible && arrival.turnNumber === turnNumber)

/** Words without case and marks. */
export const plainWords = (text: string): string =>
  (
    text
      .toLowerCase()
      .replace(/[’‘ʼ]/g, "'")
      .match(/[\p{L}\p{N}']+/gu) ?? []
  ).join(' ')
