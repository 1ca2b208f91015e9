import type { Random } from '@eva/testing/fakes'
import { createGroqQuota, type GroqQuota } from '@eva/testing/groq-quota'
import type { QuotaRefusal } from '../../contracts/quota.ts'
import { Ledger, type Reservation } from './ledger.ts'
import type { Errand, Pattern } from './test-patterns.ts'
import { TokenEstimate } from './token-estimate.ts'

const WALL_START_MS = Date.UTC(2026, 0, 5, 9)

/** Everything that will happen, in order of time; first come, first served at the same moment. */
class Agenda {
  readonly #entries: { readonly atMs: number; readonly act: (nowMs: number) => void }[] = []

  at(atMs: number, act: (nowMs: number) => void): void {
    let place = this.#entries.length
    while (place > 0 && (this.#entries[place - 1]?.atMs ?? 0) > atMs) place -= 1
    this.#entries.splice(place, 0, { atMs, act })
  }

  get nextAtMs(): number {
    return this.#entries[0]?.atMs ?? Number.POSITIVE_INFINITY
  }

  /** Lets the next thing happen. */
  step(): number {
    const entry = this.#entries.shift()
    if (entry === undefined) return Number.POSITIVE_INFINITY
    entry.act(entry.atMs)
    return entry.atMs
  }
}

/** One client that keeps its books with a ledger, a server that keeps the quota, and a network between them. */
class Client {
  readonly #pattern: Pattern
  readonly #quota: GroqQuota
  readonly #agenda: Agenda
  #estimate = new TokenEstimate()
  #ledger: Ledger
  /** This life's monotonic clock is so far behind the world's. */
  #bootedAtMs = 0
  #wallOffsetMs = WALL_START_MS
  #kept = ''
  #life = 0
  #next = 0
  #readyAtMs = 0
  #wakesAtMs = Number.POSITIVE_INFINITY
  #underWay = 0
  readonly refusals: QuotaRefusal[] = []
  sent = 0
  /** What the server took of it, as it charged it. */
  takenTokens = 0

  constructor(pattern: Pattern, quota: GroqQuota, agenda: Agenda) {
    this.#pattern = pattern
    this.#quota = quota
    this.#agenda = agenda
    this.#ledger = new Ledger(pattern.plan, 0)
  }

  start(): void {
    for (const atMs of this.#pattern.restartsAtMs) this.#agenda.at(atMs, (nowMs) => this.#restart(nowMs))
    this.#agenda.at(0, (nowMs) => this.#pursue(nowMs))
  }

  get refunds(): 'yes' | 'no' | 'unknown' {
    return this.#ledger.refunds
  }

  #clock(nowMs: number): number {
    return nowMs - this.#bootedAtMs
  }

  #keep(nowMs: number): void {
    if (this.#pattern.restartsAtMs.length === 0) return
    this.#kept = JSON.stringify(this.#ledger.snapshot(this.#clock(nowMs), nowMs + this.#wallOffsetMs))
  }

  #restart(nowMs: number): void {
    if (this.#pattern.clockGoesBack) this.#wallOffsetMs -= 3_600_000
    this.#life += 1
    this.#estimate = new TokenEstimate()
    this.#bootedAtMs = nowMs - 17
    const state: unknown = this.#kept === '' ? undefined : JSON.parse(this.#kept)
    this.#ledger = Ledger.restore(state, this.#pattern.plan, this.#clock(nowMs), nowMs + this.#wallOffsetMs)
    this.#wakesAtMs = Number.POSITIVE_INFINITY
    this.#pursue(nowMs)
  }

  /** Sends what can be sent, and comes back when the next can be. */
  #pursue(nowMs: number): void {
    while (nowMs < this.#pattern.endsAtMs && this.#underWay < this.#pattern.atOnce) {
      const errand = this.#pattern.errands[this.#next]
      if (errand === undefined) return
      const tokens = this.#estimate.promptTokens(errand.request) + errand.request.maxTokens
      const waitMs = Math.max(this.#ledger.waitMs(tokens, this.#clock(nowMs)), this.#readyAtMs - nowMs)
      if (waitMs === Number.POSITIVE_INFINITY) {
        this.#next += 1
        continue
      }
      if (waitMs > 0) {
        this.#wake(nowMs + waitMs)
        return
      }
      this.#next += 1
      if (!this.#pattern.isGreedy) {
        this.#readyAtMs = nowMs + (this.#pattern.errands[this.#next]?.pauseBeforeMs ?? 0)
      }
      this.#send(errand, tokens, nowMs)
    }
  }

  #wake(atMs: number): void {
    if (atMs >= this.#wakesAtMs) return
    this.#wakesAtMs = atMs
    this.#agenda.at(atMs, (nowMs) => {
      if (this.#wakesAtMs !== atMs) return
      this.#wakesAtMs = Number.POSITIVE_INFINITY
      this.#pursue(nowMs)
    })
  }

  #send(errand: Errand, tokens: number, sentAtMs: number): void {
    const { fate, toServerMs, givenUpAfterMs } = errand
    const reservation = this.#ledger.reserve(tokens, this.#clock(sentAtMs), errand.request.maxTokens)
    this.sent += 1
    this.#underWay += 1
    this.#keep(sentAtMs)
    if (fate === 'never_sent') {
      this.#ours(sentAtMs + toServerMs, (nowMs) => reservation.unsent(nowMs))
      return
    }
    if (fate === 'given_up') this.#ours(sentAtMs + givenUpAfterMs, (nowMs) => reservation.settle(null, nowMs))
    this.#agenda.at(sentAtMs + toServerMs, (nowMs) => this.#arrive(errand, reservation, nowMs))
  }

  #arrive(errand: Errand, reservation: Reservation, arrivedAtMs: number): void {
    const { request, promptTokens, completionTokens, toHeadersMs, answerMs, toServerMs, fate } = errand
    const { maxTokens } = request
    const report = this.#quota.take({ promptTokens, maxTokens }, arrivedAtMs)
    const hereAtMs = arrivedAtMs + toHeadersMs
    if (report.refusal !== null) this.refusals.push(report.refusal)
    else {
      this.takenTokens += promptTokens + maxTokens
      this.#agenda.at(hereAtMs + answerMs, (nowMs) =>
        this.#quota.settle(promptTokens, maxTokens, completionTokens, nowMs),
      )
    }
    if (fate === 'headers_lost') {
      this.#ours(hereAtMs, (nowMs) => reservation.settle(null, nowMs))
      return
    }
    if (fate === 'given_up' && errand.givenUpAfterMs < toServerMs + toHeadersMs) return
    this.#ours(hereAtMs, (nowMs) => {
      this.#underWay -= 1
      reservation.answered(report, nowMs)
    })
    if (report.refusal !== null || fate === 'given_up') return
    this.#ours(hereAtMs + answerMs + toServerMs, (nowMs) => {
      reservation.settle({ promptTokens, completionTokens }, nowMs)
      this.#estimate.learn(request, promptTokens)
    })
  }

  /** Happens here, unless the process that it should happen to is gone by then. */
  #ours(atMs: number, act: (nowMs: number) => void): void {
    const life = this.#life
    this.#agenda.at(atMs, (nowMs) => {
      if (life !== this.#life) return
      act(this.#clock(nowMs))
      this.#keep(nowMs)
      this.#pursue(nowMs)
    })
  }
}

/** Lets a pattern happen to a client, and to whomever uses the same quota. */
export function live(pattern: Pattern, neighbour?: Neighbour): Client {
  const agenda = new Agenda()
  const quota = createGroqQuota(pattern.limits, 0)
  const client = new Client(pattern, quota, agenda)
  client.start()
  if (neighbour !== undefined) moveIn(neighbour, quota, agenda)
  while (agenda.nextAtMs <= pattern.endsAtMs) agenda.step()
  return client
}

/** Somebody else with the same key, who changes habits from time to time, and is never seen but by what is missing. */
export type Neighbour = {
  readonly habits: readonly {
    readonly fromMs: number
    /** 0 = away. */
    readonly tokensPerMinute: number
    readonly tokensPerRequest: number
  }[]
  /** 0 = like a clock; 1 = anything up to twice the usual pause. */
  readonly irregular: number
  readonly random: Random
}

function moveIn({ habits, irregular, random }: Neighbour, quota: GroqQuota, agenda: Agenda): void {
  for (const [index, { fromMs, tokensPerMinute, tokensPerRequest }] of habits.entries()) {
    const untilMs = habits[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY
    const pauseMs = (tokensPerRequest / tokensPerMinute) * 60_000
    const ask = (nowMs: number): void => {
      if (nowMs >= untilMs) return
      quota.take({ promptTokens: tokensPerRequest, maxTokens: 0 }, nowMs)
      agenda.at(nowMs + pauseMs * (1 + irregular * (2 * random.next() - 1)), ask)
    }
    if (tokensPerMinute > 0) agenda.at(fromMs, ask)
  }
}

/**
 * What somebody could use who knows the server's books: the same requests in the same order, each taken at the first
 * instant at which it can be, with no network between. In tokens.
 */
export function liveAllKnowing({ limits, errands, endsAtMs }: Pattern): number {
  const quota = createGroqQuota(limits, 0)
  const agenda = new Agenda()
  let nowMs = 0
  let taken = 0
  for (const { request, promptTokens, completionTokens, answerMs, toHeadersMs, fate } of errands) {
    if (fate === 'never_sent') continue
    const { maxTokens } = request
    let refusal = quota.take({ promptTokens, maxTokens }, nowMs).refusal
    while (refusal?.retryAfterMs != null) {
      nowMs = Math.min(nowMs + refusal.retryAfterMs, agenda.nextAtMs)
      if (nowMs > endsAtMs) return taken
      while (agenda.nextAtMs <= nowMs) agenda.step()
      refusal = quota.take({ promptTokens, maxTokens }, nowMs).refusal
    }
    if (refusal !== null) continue
    taken += promptTokens + maxTokens
    agenda.at(nowMs + toHeadersMs + answerMs, (atMs) => quota.settle(promptTokens, maxTokens, completionTokens, atMs))
  }
  throw new Error('The pattern has too few requests to use up its quota.')
}
