import type { Clock } from '../contracts/clock.ts'
import type { LlmEvent, LlmRequest } from '../contracts/llm.ts'
import { asEvaError, EvaError } from '../errors.ts'
import type { Brain, Files } from './brain.ts'
import { waitForSigns } from './patience.ts'

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
  /** It is so late that something is wrong with it. */
  isSlow(): void
  /** Nobody wants its answer any more. Nothing happens afterwards. */
  giveUp(why: GivenUp): void
}

/** Another one was faster; it was silent for too long; or whoever listened has gone. */
export type GivenUp = 'beaten' | 'silent' | 'unwanted'

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
  const books = new Books(brain, request, clock)
  const attempt: Attempt = {
    brain,
    continues: request.answerSoFar !== undefined,
    spoke: false,
    lastSignMs: clock.nowMs(),
    held: false,
    isSlow: () => books.slow(),
    giveUp(why) {
      if (within.aborted) return
      books.givenUp(why, attempt.spoke)
      stop.abort(new EvaError('brain_failed', `${brain.id} was given up for another brain.`))
    },
  }
  const over = new AbortController()
  const report = (happening: Happening): Promise<void> | undefined => (within.aborted ? undefined : tell(happening))
  void waitForSigns(attempt, clock, AbortSignal.any([within, over.signal]), (impatience) =>
    report({ type: 'silent', attempt, impatience }),
  )
  void follow(attempt, books, within, report).finally(() => over.abort())
  return attempt
}

/** Never rejects. */
async function follow(
  attempt: Attempt,
  books: Books,
  within: AbortSignal,
  report: (happening: Happening) => Promise<void> | undefined,
): Promise<void> {
  const { brain } = attempt
  const { request, clock } = books
  try {
    for await (const event of brain.candidate.llm.streamTokens(request, within)) {
      // A brain that never looks at its signal must not be read for ever.
      within.throwIfAborted()
      const nowMs = clock.nowMs()
      if (event.type === 'token') {
        if (attempt.spoke) brain.rhythm.pause(nowMs - attempt.lastSignMs)
        else books.firstToken()
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
    books.good()
    report({ type: 'ended', attempt })
  } catch (thrown) {
    if (within.aborted) {
      // Nobody waited for the end. What it did until then shows that it works.
      if (attempt.spoke) books.good()
    } else {
      const error = asEvaError(thrown, 'brain_failed', `${brain.id} failed while answering.`)
      const refused = books.lost(error)
      report({ type: 'lost', attempt, error, refused })
    }
  } finally {
    books.close()
  }
}

/** Without a word for so long, a brain of unknown rhythm was slow, in ms. */
const MUTE_MS = 1_000

/** What is written down about one answer of a brain, from when it is asked. */
class Books {
  readonly request: LlmRequest
  readonly clock: Clock
  readonly #brain: Brain
  readonly #askedAtMs: number
  readonly #files: Files
  #usage: { readonly promptTokens: number; readonly completionTokens: number } | null = null
  #sent = false
  /** The server has told, by its headers or by a first token, that it took the request. */
  #taken = false
  #refused = false

  constructor(brain: Brain, request: LlmRequest, clock: Clock) {
    this.request = request
    this.clock = clock
    this.#brain = brain
    this.#askedAtMs = clock.nowMs()
    this.#files = brain.asked(request, this.#askedAtMs)
  }

  note(event: LlmEvent): void {
    this.#sent = true
    if (event.type === 'usage') {
      this.#usage = event
      this.#brain.counted(this.request, event.promptTokens)
    } else if (event.type === 'quota') {
      this.#taken = true
      this.#refused = event.report.refusal !== null
      this.#brain.reported(this.#files.reservation, event.report, this.clock.nowMs())
    }
  }

  firstToken(): void {
    const { reservation, failures, tardiness } = this.#files
    const { rhythm } = this.#brain
    const nowMs = this.clock.nowMs()
    // Who goes on with an answer has to find the place first, which says nothing about its pace.
    if (this.request.answerSoFar === undefined) {
      const ms = nowMs - this.#askedAtMs
      if (ms < (rhythm.slowMs ?? Number.POSITIVE_INFINITY)) tardiness.good()
      else tardiness.bad(nowMs)
      rhythm.firstToken(ms)
    }
    failures.over()
    // Servers without quota headers: that the request has arrived is all that is told.
    if (!this.#taken) reservation.answered({ readings: [], refusal: null }, nowMs)
    this.#taken = true
  }

  slow(): void {
    this.#files.tardiness.bad(this.clock.nowMs())
  }

  good(): void {
    this.#files.failures.good()
  }

  givenUp(why: GivenUp, spoke: boolean): void {
    const { failures, tardiness } = this.#files
    const nowMs = this.clock.nowMs()
    if (why === 'silent') failures.bad(nowMs)
    if (why === 'beaten' && !spoke) {
      const waitedMs = nowMs - this.#askedAtMs
      if (this.#sent) this.#brain.rhythm.beaten(waitedMs)
      // Another one began later and was first.
      if (waitedMs >= (this.#brain.rhythm.slowMs ?? MUTE_MS)) tardiness.bad(nowMs)
    }
    failures.over()
    tardiness.over()
  }

  /** `true` when it refused for its quota, which is no failure. */
  lost(error: EvaError): boolean {
    const nowMs = this.clock.nowMs()
    if (error.code === 'brain_rate_limited' && !this.#refused) {
      this.#refused = true
      this.#brain.reported(this.#files.reservation, unnamedRefusal(error.retryAfterMs ?? null), nowMs)
    }
    if (!this.#refused) this.#files.failures.bad(nowMs, error.retryAfterMs)
    return this.#refused
  }

  close(): void {
    const { reservation, failures, tardiness } = this.#files
    const nowMs = this.clock.nowMs()
    if (this.#sent) reservation.settle(this.#usage, nowMs)
    else reservation.unsent(nowMs)
    failures.over()
    tardiness.over()
    this.#brain.rhythm.settle()
    this.#brain.running -= 1
  }
}

const unnamedRefusal = (retryAfterMs: number | null) => ({
  readings: [],
  refusal: { kind: null, limit: null, used: null, requested: null, retryAfterMs, tooLarge: false },
})
