import type { RouteBody, TurnStatus } from '@eva/protocol'
import type { Memory } from '../contracts/memories.ts'
import type { FinishedTurn } from '../contracts/store.ts'
import type { Playback } from '../turn/heard.ts'
import type { Stopwatch } from '../turn/stopwatch.ts'
import type { TurnEvent } from '../turn/turn-event.ts'
import { routeBody } from './event-of.ts'

/** What a turn has become so far: gathers its events into what is stored and reported. */
export class TurnRecord {
  readonly id: string
  readonly number: number
  readonly message: string
  readonly playback: Playback
  readonly stopwatch: Stopwatch
  /** What of her memory the answer is made with. */
  inMind: readonly Memory[]
  generated = ''
  provider: string
  model: string
  voice: string | null = null
  readonly routes: RouteBody[] = []
  status: 'running' | TurnStatus = 'running'
  /** The brain was lost: the answer is unfinished. */
  failed = false
  #spokenMs = 0
  #voiceLost = false
  /** All audio of the answer exists. */
  #saidAll = false
  #tokens = 0
  #countedTokens: number | null = null

  constructor(
    turn: { id: string; number: number; message: string; provider: string; model: string },
    playback: Playback,
    stopwatch: Stopwatch,
    inMind: readonly Memory[] = [],
  ) {
    this.id = turn.id
    this.number = turn.number
    this.message = turn.message
    this.provider = turn.provider
    this.model = turn.model
    this.playback = playback
    this.stopwatch = stopwatch
    this.inMind = inMind
  }

  note(event: TurnEvent): void {
    switch (event.type) {
      case 'token':
        this.generated += event.content
        this.#tokens += 1
        break
      case 'rewind':
        this.generated = this.generated.slice(0, event.length)
        break
      case 'usage':
        // A brain that went on after another counts only its own part.
        if (!this.routes.some(isMidAnswer)) this.#countedTokens = event.completionTokens
        break
      case 'route':
        this.provider = event.to
        this.model = event.model
        this.routes.push(routeBody(event))
        break
      case 'audio_start':
        this.voice ??= event.voice
        break
      case 'brain_lost':
        this.failed = true
        break
      case 'voice_lost':
        this.#voiceLost = true
        this.playback.becomeText()
        break
      case 'audio_end':
        this.#saidAll = !this.#voiceLost
        break
      case 'audio':
        this.#spokenMs += event.audioMs
        break
      case 'sentence':
      case 'mood':
      case 'voice_replaced':
        break
      default:
        event satisfies never
    }
  }

  get #spokenLength(): number {
    return this.playback.spokenLength(this.generated, this.#spokenMs)
  }

  heard(nowMs: number): string {
    const length = this.playback.heardLength(
      this.generated,
      this.status === 'completed' || this.status === 'failed',
      nowMs,
    )
    return this.generated.slice(0, length)
  }

  /** The turn as it goes to the store. */
  finish(status: TurnStatus, nowMs: number): FinishedTurn {
    this.status = status
    const waterfall = this.stopwatch.waterfall()
    // Of an answer that was drafted nothing was told before the decision: earlier is no latency of anybody's.
    const toldMs = (ms: number): number => Math.max(ms, waterfall.endpoint ?? 0)
    return {
      id: this.id,
      status,
      generated: this.generated,
      spoken: this.#saidAll ? this.generated : this.generated.slice(0, this.#spokenLength),
      heard: this.heard(nowMs),
      provider: this.provider,
      model: this.model,
      voice: this.voice,
      tokens: this.#countedTokens ?? this.#tokens,
      latencyMs: toldMs(waterfall.total ?? this.stopwatch.elapsedMs()),
      ttftMs: waterfall.ttft === null ? null : toldMs(waterfall.ttft),
      waterfall,
      routes: this.routes,
    }
  }
}

const isMidAnswer = ({ cause }: RouteBody): boolean => cause === 'stalled' || cause === 'broke_off'
