import type { Clock, Conversations, Router, RoutingReport, Store, TurnFigures } from '@eva/core'
import type { Stats } from '@eva/protocol'
import type { EventLoopWatch } from './event-loop.ts'
import type { Hardware } from './hardware.ts'
import { averageOf, summarise } from './summary.ts'
import { firstAudioMs, voiceToVoiceMs } from './turn-times.ts'

/** Percentiles are of so many of the latest turns. */
const LATEST_TURNS = 1_000
const HOUR_MS = 3_600_000

/** Where the figures come from. */
export type StatsSources = {
  readonly store: Store
  readonly conversations: Conversations
  readonly router: Router
  readonly hardware: Hardware
  readonly eventLoop: EventLoopWatch
  readonly clock: Clock
}

/**
 * `GET /stats`. Read from the turns as they were stored: the same clock and the same definition as the waterfall that
 * a client is given with its answer, so the two cannot disagree.
 */
export async function readStats({
  store,
  conversations,
  router,
  hardware,
  eventLoop,
  clock,
}: StatsSources): Promise<Stats> {
  const [latest, counts, open, machine] = await Promise.all([
    store.latestFigures(LATEST_TURNS),
    store.countTurns(clock.wallTimeMs() - HOUR_MS),
    conversations.all(),
    hardware.body(),
  ])
  // A turn that was cut short says nothing about how long a whole one takes.
  const whole = latest.filter((turn) => turn.status === 'completed')
  return {
    total_requests: counts.total,
    avg_latency_ms: averageOf(whole.map((turn) => turn.latencyMs)),
    requests_last_hour: counts.since,
    active_sessions: open.filter((conversation) => conversation.audience.size > 0).length,
    latency: {
      ttft: summarise(latest.map((turn) => turn.ttftMs)),
      total: summarise(whole.map((turn) => turn.latencyMs)),
      ttfa: summarise(latest.map(({ waterfall }) => firstAudioMs(waterfall))),
      // From the end of speech: of the turns that had an end of speech to find.
      voice_to_voice: summarise(latest.map(({ waterfall }) => voiceToVoiceMs(waterfall))),
    },
    by_provider: byProvider(whole),
    switches: counts.switches,
    ...machine,
    routing: routingBody(router.report()),
    event_loop: eventLoop.read(),
  }
}

const routingBody = (report: RoutingReport): Stats['routing'] => ({
  brains: report.brains.map(({ id, model, state, untilMs, running, firstTokenP95Ms, quota }) => ({
    id,
    model,
    state,
    until_ms: untilMs,
    running,
    ttft_p95_ms: firstTokenP95Ms,
    quota: quota.map(({ kind, limit, remaining }) => ({ kind, limit, remaining })),
  })),
  requests: report.requests,
  hedged: report.hedged,
  hedges_won: report.hedgesWon,
  doubt: report.doubt,
})

function byProvider(turns: readonly TurnFigures[]): Stats['by_provider'] {
  const groups = Map.groupBy(turns, (turn) => turn.provider ?? 'none')
  return Object.fromEntries(
    [...groups].map(([provider, group]) => [
      provider,
      {
        count: group.length,
        avg_latency_ms: averageOf(group.map((turn) => turn.latencyMs)),
        avg_ttft_ms: averageOf(group.map((turn) => turn.ttftMs)),
      },
    ]),
  )
}
