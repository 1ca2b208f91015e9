import type { Clock } from '../contracts/clock.ts'
import type { LlmRequest } from '../contracts/llm.ts'
import { EvaError } from '../errors.ts'
import { Channel } from '../streams/channel.ts'
import { type Attempt, ask, type GivenUp, type Happening } from './attempt.ts'
import type { Brain, Hindrance } from './brain.ts'
import { choose, freeBrain } from './choose.ts'
import type { HedgeClaim } from './hedge-budget.ts'
import { type Cause, changeOf, hinders, secondsOf } from './reasons.ts'
import type { Continued, RouteChange, RoutedEvent } from './router.ts'

/** Happenings that may wait for whoever listens before the brains are held back. */
const CAPACITY = 16

/** The rest of an answer may be at least so many tokens, however long its beginning was. */
const REST_MIN_TOKENS = 32
/** Characters of a token, at most, in the languages she speaks best: the beginning is not counted as longer than it was. */
const CHARS_PER_TOKEN = 5

/** One request on its way to an answer, by as many brains as it takes. */
export class Answering {
  readonly #brains: readonly Brain[]
  readonly #hedge: HedgeClaim
  readonly #clock: Clock
  readonly #signal: AbortSignal
  readonly #settle: () => string
  readonly #happenings = new Channel<Happening>(CAPACITY)
  readonly #running = new Set<Attempt>()
  readonly #asked = new Set<Brain>()
  /** As the person asked, and as it is asked now. */
  readonly #whole: LlmRequest
  #request: LlmRequest
  /** Whose tokens go out; `null` until the first one came. */
  #speaking: Attempt | null = null
  /** Who answers, as far as whoever listens was told. */
  #announced: Brain
  /** Other brains were chosen since the answer before. */
  readonly #isOutdated: boolean
  #started = false

  constructor(
    place: { readonly brains: readonly Brain[]; readonly hedge: HedgeClaim; readonly clock: Clock },
    /** Who answered last in this conversation; outdated when the person has chosen anew since. */
    before: { readonly brain: Brain; readonly isOutdated: boolean },
    request: LlmRequest,
    signal: AbortSignal,
    settle: () => string,
  ) {
    this.#brains = place.brains
    this.#hedge = place.hedge
    this.#clock = place.clock
    this.#announced = before.brain
    this.#isOutdated = before.isOutdated
    this.#whole = request
    this.#request = request
    this.#signal = signal
    this.#settle = settle
  }

  /** Who answers, as far as whoever listens was told. */
  get answerer(): Brain {
    return this.#announced
  }

  async *events(): AsyncGenerator<RoutedEvent, void> {
    this.#signal.throwIfAborted()
    const onAbort = (): void => this.#happenings.fail(this.#signal.reason)
    this.#signal.addEventListener('abort', onAbort, { once: true })
    try {
      yield* this.#begin()
      for await (const happening of this.#happenings) {
        // Someone who was given up may have said something a moment before.
        if (!this.#running.has(happening.attempt)) continue
        switch (happening.type) {
          case 'event':
            yield* this.#said(happening.attempt, happening.event)
            break
          case 'silent':
            yield* this.#silent(happening.attempt, happening.impatience)
            break
          case 'lost':
            yield* this.#lost(happening.attempt, happening.error, happening.refused)
            break
          case 'ended':
            return
          default:
            happening satisfies never
        }
      }
    } finally {
      this.#signal.removeEventListener('abort', onAbort)
      for (const attempt of this.#running) attempt.giveUp('unwanted')
      this.#happenings.close()
    }
  }

  *#begin(): Generator<RouteChange, void> {
    const { brain, passedOver } = choose(this.#brains, this.#tokensFor, this.#clock.nowMs(), this.#asked)
    for (const [other, hindrance] of passedOver) {
      other.passedOver(hindrance)
      if (hindrance.cause === 'slow') this.#hedge.slow()
    }
    if (brain === null) throw this.#nobody()
    // At once: while whoever listens is told, others ask too, and must find the books as they are now.
    this.#ask(brain)
    if (brain !== this.#announced) {
      yield this.#change(brain, this.#whyNot(this.#announced, passedOver))
    }
  }

  *#said(attempt: Attempt, event: Extract<Happening, { type: 'event' }>['event']): Generator<RoutedEvent, void> {
    if (event.type === 'started') {
      if (this.#started) return
      this.#started = true
      yield event
      return
    }
    if (this.#speaking === null && event.type === 'token') {
      this.#speaking = attempt
      for (const other of this.#running) if (other !== attempt) this.#giveUp(other, 'beaten')
      if (attempt.brain !== this.#announced) {
        this.#hedge.won()
        yield this.#change(attempt.brain, { cause: 'slow', untilMs: null })
      }
    }
    if (event.type === 'token' || attempt === this.#speaking) yield event
  }

  *#silent(attempt: Attempt, impatience: Extract<Happening, { type: 'silent' }>['impatience']): Generator<RoutedEvent> {
    const free = freeBrain(this.#brains, this.#tokensFor, this.#clock.nowMs(), this.#asked)
    if (impatience === 'late') {
      if (free !== null && this.#running.size === 1 && this.#hedge.spend()) this.#ask(free)
      return
    }
    if (impatience === 'slow') return attempt.isSlow()
    // Another brain is at work on it already.
    const other = this.#otherThan(attempt)
    const next = other === null ? (impatience === 'give_up' ? this.#next() : free) : null
    // Alone it is waited for: it may be loading a model. But who fell silent in the middle of a word is not.
    if (other === null && next === null && !(impatience === 'give_up' && attempt.spoke)) return
    this.#giveUp(attempt, 'silent')
    const cause: Cause = { cause: attempt.spoke ? 'stalled' : 'slow', untilMs: this.#backInMs(attempt.brain) }
    if (other === null && next === null) {
      throw new EvaError('brain_failed', `${attempt.brain.id} fell silent in the middle of its answer.`, ASK_AGAIN)
    }
    if (next !== null) yield* this.#goOnWith(next, attempt, cause)
    else if (other !== null && attempt.brain === this.#announced) yield this.#change(other.brain, cause)
  }

  *#lost(attempt: Attempt, error: EvaError, refused: boolean): Generator<RoutedEvent, void> {
    this.#running.delete(attempt)
    const cause: Cause = {
      cause: attempt.spoke ? 'broke_off' : refused ? 'refused' : 'failed',
      // What a server says of its quota is written for whoever pays it.
      ...(refused ? {} : { said: error.message }),
      untilMs: error.retryAfterMs ?? this.#backInMs(attempt.brain),
    }
    const other = this.#otherThan(attempt)
    if (other !== null) {
      if (attempt.brain === this.#announced) yield this.#change(other.brain, cause)
      return
    }
    const next = this.#next()
    if (next === null)
      throw this.#allWaitForQuota ? this.#nobody() : attempt.spoke ? brokeOff(attempt.brain, error) : error
    yield* this.#goOnWith(next, attempt, cause)
  }

  /** Hands the answer over: from its beginning, or after what of it is settled. */
  *#goOnWith(next: Brain, lost: Attempt, cause: Cause): Generator<RouteChange | Continued, void> {
    const answer = lost.spoke ? this.#settle() : null
    if (answer !== null) {
      const { maxTokens } = this.#whole
      const restTokens = Math.max(REST_MIN_TOKENS, maxTokens - Math.floor(answer.length / CHARS_PER_TOKEN))
      this.#request = answer === '' ? this.#whole : { ...this.#whole, answerSoFar: answer, maxTokens: restTokens }
      this.#speaking = null
    }
    this.#ask(next)
    yield this.#change(next, cause)
    if (answer !== null) yield { type: 'continued', answer }
  }

  /** Why somebody else answers than before; asked once that was written down. */
  #whyNot(before: Brain, passedOver: ReadonlyMap<Brain, Hindrance>): Cause {
    const hindrance = passedOver.get(before)
    if (hindrance === undefined) return { cause: this.#isOutdated ? 'chosen' : 'restored', untilMs: null }
    // To be asked again it needs room for more than one, now that it was passed over.
    return hinders(before.hindrance(this.#tokensFor(before), this.#clock.nowMs()) ?? hindrance)
  }

  /** When a brain that was lost may be asked again, ms from now; `null` when that is not known. */
  #backInMs(brain: Brain): number | null {
    return brain.hindrance(this.#tokensFor(brain), this.#clock.nowMs())?.untilMs ?? null
  }

  #next(): Brain | null {
    const { brain, passedOver } = choose(this.#brains, this.#tokensFor, this.#clock.nowMs(), this.#asked)
    for (const [other, hindrance] of passedOver) other.passedOver(hindrance)
    return brain
  }

  #change(to: Brain, cause: Cause): RouteChange {
    const from = this.#announced
    this.#announced = to
    return changeOf(from, to, cause)
  }

  #ask(brain: Brain): void {
    this.#asked.add(brain)
    const tell = (happening: Happening): Promise<void> | undefined => this.#happenings.push(happening)
    this.#running.add(ask(brain, this.#request, this.#clock, this.#signal, tell))
  }

  #giveUp(attempt: Attempt, why: GivenUp): void {
    this.#running.delete(attempt)
    attempt.giveUp(why)
  }

  #otherThan(attempt: Attempt): Attempt | null {
    for (const other of this.#running) if (other !== attempt) return other
    return null
  }

  readonly #tokensFor = (brain: Brain): number => brain.tokensOf(this.#request)

  get #allWaitForQuota(): boolean {
    return this.#quotaWaitsMs().every((waitMs) => waitMs > 0)
  }

  #quotaWaitsMs(): readonly number[] {
    const nowMs = this.#clock.nowMs()
    return this.#brains.map((brain) => brain.quotaWaitMs(this.#tokensFor(brain), nowMs))
  }

  /** Every brain waits for its quota. */
  #nobody(): EvaError {
    const soonestMs = Math.min(...this.#quotaWaitsMs())
    const names = this.#brains.map((brain) => brain.id).join(', ')
    return Number.isFinite(soonestMs)
      ? new EvaError('brain_rate_limited', `The quota of ${names} is used up for ${secondsOf(soonestMs)} s.`, {
          retryAfterMs: soonestMs,
          fix: 'Wait that long, or add a brain without a quota to EVA_LLM: local, or ollama.',
        })
      : new EvaError('brain_failed', `The message and its conversation are larger than the quota of ${names} allows.`, {
          fix: 'Lower EVA_MAX_TOKENS, or add a brain without a quota to EVA_LLM: local, or ollama.',
        })
  }
}

const ASK_AGAIN = { fix: 'Ask again, or put a second brain into EVA_LLM.' }

/** It was there, and answered: that it cannot be reached any more is no reason to look for it. */
const brokeOff = ({ id }: Brain, cause: EvaError): EvaError =>
  cause.code === 'brain_unreachable'
    ? new EvaError('brain_failed', `${id} broke off in the middle of its answer.`, { ...ASK_AGAIN, cause })
    : cause
