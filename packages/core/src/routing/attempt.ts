import type { Clock } from '../contracts/clock.ts'
import type { LlmEvent, LlmRequest } from '../contracts/llm.ts'
import { asEvaError, EvaError } from '../errors.ts'
import type { Brain } from './brain.ts'
import { waitForSigns } from './patience.ts'
import type { Reservation } from './quota/index.ts'

/**
 * How long a brain has been silent: longer than it usually is, so long that something is wrong with it, too long while
 * another is there, or too long at all.
 */
export type Impatience = 'late' | 'slow' | 'switch' | 'give_up'

/** What one asked brain does. */
export type Happening =
  | { readonly type: 'event'; readonly attempt: Attempt; readonly event: Exclude<LlmEvent, { type: 'quota' }> }
  | { readonly type: 'silent'; readonly attempt: Attempt; readonly impatience: Impatience }
  | { readonly type: 'ended'; readonly attempt: Attempt }
  | { readonly type: 'lost'; readonly attempt: Attempt; readonly error: EvaError; readonly refused: boolean }

/** One brain, asked once. */
export type Attempt = {
  readonly brain: Brain
  /** It goes on with an answer of another: it may have to find the place first, which says nothing about its pace. */
  readonly continues: boolean
  /** It has said a word. */
  spoke: boolean
  /** When it was asked or last said something, on the clock. */
  lastSignMs: number
  /** Whoever listens is not ready for more: a silence is not the brain's. */
  held: boolean
  /** Nobody wants its answer any more. Nothing happens afterwards. */
  giveUp(): void
}

/**
 * Asks a brain, and tells what happens until it has ended, was lost, or was given up. Keeps its books: what was reserved
 * and used of its quota, how fast it was, whether it failed.
 *
 * @param tell may return a promise to be waited for before the brain is read on
 */
export function ask(
  brain: Brain,
  request: LlmRequest,
  clock: Clock,
  signal: AbortSignal,
  tell: (happening: Happening) => Promise<void> | undefined,
): Attempt {
  const stop = new AbortController()
  const within = AbortSignal.any([signal, stop.signal])
  const attempt: Attempt = {
    brain,
    continues: request.answerSoFar !== undefined,
    spoke: false,
    lastSignMs: clock.nowMs(),
    held: false,
    giveUp: () => stop.abort(new EvaError('brain_failed', `${brain.id} was given up for another brain.`)),
  }
  const over = new AbortController()
  const report = (happening: Happening): Promise<void> | undefined => (within.aborted ? undefined : tell(happening))
  void waitForSigns(attempt, clock, AbortSignal.any([within, over.signal]), (impatience) =>
    report({ type: 'silent', attempt, impatience }),
  )
  void follow(attempt, request, clock, { within, stop: stop.signal }, report).finally(() => over.abort())
  return attempt
}

/** Never rejects. */
async function follow(
  attempt: Attempt,
  request: LlmRequest,
  clock: Clock,
  { within, stop }: { readonly within: AbortSignal; readonly stop: AbortSignal },
  report: (happening: Happening) => Promise<void> | undefined,
): Promise<void> {
  const { brain } = attempt
  const askedAtMs = clock.nowMs()
  const books = new Books(brain, request, brain.asked(request, askedAtMs), clock)
  try {
    for await (const event of brain.candidate.llm.streamTokens(request, within)) {
      // A brain that never looks at its signal must not be read for ever.
      within.throwIfAborted()
      const nowMs = clock.nowMs()
      if (event.type === 'token') {
        if (attempt.spoke) brain.rhythm.pause(nowMs - attempt.lastSignMs)
        else books.firstToken(attempt.continues ? null : nowMs - askedAtMs)
        attempt.spoke = true
      }
      attempt.lastSignMs = nowMs
      books.note(event)
      const room = event.type === 'quota' ? undefined : report({ type: 'event', attempt, event })
      if (room === undefined) continue
      attempt.held = true
      await room
      attempt.held = false
      attempt.lastSignMs = clock.nowMs()
    }
    // After a beginning there may be nothing left to say.
    if (!attempt.spoke && !attempt.continues) {
      throw new EvaError('brain_failed', `${brain.id} ended without a word.`)
    }
    books.ended()
    report({ type: 'ended', attempt })
  } catch (thrown) {
    if (within.aborted) {
      books.givenUp(attempt.spoke, stop.aborted ? clock.nowMs() - askedAtMs : null)
    } else {
      const error = asEvaError(thrown, 'brain_failed', `${brain.id} failed while answering.`)
      const refused = books.lost(error)
      report({ type: 'lost', attempt, error, refused })
    }
  } finally {
    brain.running -= 1
  }
}

/** What is written down about one answer of a brain. */
class Books {
  readonly #brain: Brain
  readonly #request: LlmRequest
  readonly #reservation: Reservation
  readonly #clock: Clock
  #usage: { readonly promptTokens: number; readonly completionTokens: number } | null = null
  #sent = false
  /** The server has told, by its headers or by a first token, that it took the request. */
  #taken = false
  #refused = false

  constructor(brain: Brain, request: LlmRequest, reservation: Reservation, clock: Clock) {
    this.#brain = brain
    this.#request = request
    this.#reservation = reservation
    this.#clock = clock
  }

  note(event: LlmEvent): void {
    this.#sent = true
    if (event.type === 'usage') {
      this.#usage = event
      this.#brain.counted(this.#request, event.promptTokens)
    } else if (event.type === 'quota') {
      this.#taken = true
      this.#refused = event.report.refusal !== null
      this.#brain.reported(this.#reservation, event.report, this.#clock.nowMs())
    }
  }

  /** @param ms since it was asked; `null` when that says nothing about its pace */
  firstToken(ms: number | null): void {
    const { rhythm, breaker, tardiness } = this.#brain
    if (ms !== null) {
      if (ms < (rhythm.slowMs ?? Number.POSITIVE_INFINITY)) tardiness.good()
      rhythm.firstToken(ms)
    }
    breaker.trialOver()
    // Servers without quota headers: that the request has arrived is all that is told.
    if (!this.#taken) this.#reservation.answered({ readings: [], refusal: null }, this.#clock.nowMs())
    this.#taken = true
  }

  ended(): void {
    this.#brain.breaker.good()
    this.#settle()
  }

  /**
   * Nobody waited for the end. What it did until then shows that it works, or that it is slow.
   *
   * @param waitedMs how long it was waited for in vain; `null` when the person took the question back
   */
  givenUp(spoke: boolean, waitedMs: number | null): void {
    const { breaker, tardiness, rhythm } = this.#brain
    if (spoke) breaker.good()
    else breaker.trialOver()
    tardiness.trialOver()
    if (!spoke && this.#sent && waitedMs !== null) rhythm.firstToken(waitedMs)
    this.#settle()
  }

  /** `true` when it refused for its quota, which is no failure. */
  lost(error: EvaError): boolean {
    const { breaker, tardiness } = this.#brain
    const nowMs = this.#clock.nowMs()
    if (error.code === 'brain_rate_limited' && !this.#refused) {
      this.#refused = true
      this.#brain.reported(this.#reservation, unnamedRefusal(error.retryAfterMs ?? null), nowMs)
    }
    if (this.#refused) breaker.trialOver()
    else breaker.bad(nowMs, error.retryAfterMs)
    tardiness.trialOver()
    this.#settle()
    return this.#refused
  }

  #settle(): void {
    const nowMs = this.#clock.nowMs()
    if (this.#sent) this.#reservation.settle(this.#usage, nowMs)
    else this.#reservation.unsent(nowMs)
    this.#brain.rhythm.settle()
  }
}

const unnamedRefusal = (retryAfterMs: number | null) => ({
  readings: [],
  refusal: { kind: null, limit: null, used: null, requested: null, retryAfterMs, tooLarge: false },
})
