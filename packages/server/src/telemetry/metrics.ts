import type { Conversations, FinishedTurn, Store } from '@eva/core'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { firstAudioMs, voiceToVoiceMs } from './turn-times.ts'

/** Seconds; from what feels instant to what feels broken. */
const BUCKETS_S = [0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8]

/** Counts for `GET /metrics`, fed by what is stored: a turn is measured once, at its end. */
export class Metrics {
  readonly registry = new Registry()
  readonly #turns = new Counter({
    name: 'eva_turns_total',
    help: 'Turns that ended, by brain and outcome.',
    labelNames: ['provider', 'status'],
    registers: [this.registry],
  })
  readonly #switches = new Counter({
    name: 'eva_brain_switches_total',
    help: 'Turns in which another brain took over.',
    registers: [this.registry],
  })
  readonly #ttft = this.#histogram('eva_ttft_seconds', 'From the end of the message to the first token.')
  readonly #ttfa = this.#histogram('eva_ttfa_seconds', 'From the end of the message to the first audio.')
  readonly #voiceToVoice = this.#histogram(
    'eva_voice_to_voice_seconds',
    'From the true end of what somebody said to the first frame of her voice.',
  )
  readonly #total = this.#histogram('eva_turn_seconds', 'From the end of the message to the end of the answer.')

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  /** Counts who follows a conversation, whenever it is asked. */
  watch(conversations: Conversations): void {
    new Gauge({
      name: 'eva_active_sessions',
      help: 'Conversations that somebody follows.',
      registers: [this.registry],
      async collect() {
        const open = await conversations.all()
        this.set(open.filter((conversation) => conversation.audience.size > 0).length)
      },
    })
  }

  count(turn: FinishedTurn): void {
    this.#turns.inc({ provider: turn.provider ?? 'none', status: turn.status })
    this.#switches.inc(turn.routes.length)
    observe(this.#ttft, turn.ttftMs)
    observe(this.#ttfa, firstAudioMs(turn.waterfall))
    observe(this.#voiceToVoice, voiceToVoiceMs(turn.waterfall))
    observe(this.#total, turn.status === 'completed' ? turn.latencyMs : null)
  }

  #histogram(name: string, help: string): Histogram {
    return new Histogram({ name, help, buckets: BUCKETS_S, registers: [this.registry] })
  }
}

function observe(histogram: Histogram, ms: number | null): void {
  if (ms !== null) histogram.observe(ms / 1000)
}

/** The same store, with every turn counted as it is stored. */
export function countingStore(store: Store, count: (turn: FinishedTurn) => void): Store {
  return {
    ...store,
    finishTurn: async (turn) => {
      await store.finishTurn(turn)
      count(turn)
    },
  }
}
