import type { Clock } from '../contracts/clock.ts'
import type { LlmRequest } from '../contracts/llm.ts'
import { Answering } from './answering.ts'
import { Brain } from './brain.ts'
import type { Candidate, Candidates } from './candidate.ts'
import { choose } from './choose.ts'
import { HedgeBudget } from './hedge-budget.ts'
import { Ledger } from './quota/index.ts'
import { ReadAhead } from './read-ahead.ts'
import type { BrainName, RoutedEvent, Router } from './router.ts'

/** Conversations of which it is remembered who answered last; older ones begin anew with the best. */
const REMEMBERED_MAX = 256

/** What is around the router. */
export type RouterHost = {
  /** What was kept of each quota, by its account; anything may stand there. */
  readonly quotas: ReadonlyMap<string, unknown>
  /** A quota has changed: this is to be given back after a restart. Plain JSON. */
  keepQuota(account: string, state: unknown): void
  /** The order of the brains looks wrong; one sentence, told when it begins to look so. */
  doubt(sentence: string): void
}

/** Who answered last in a conversation, and by which choice of brains. */
type LastAnswer = { readonly brain: Brain; readonly choice: number }

/** Chooses among brains, best first, so that a person never waits for a quota, a failure or a bad day of one of them. */
export function createRouter(candidates: Candidates, clock: Clock, host: RouterHost): Router {
  const ledgers = new Map<string, Ledger>()
  const known = new WeakMap<Candidate, Brain>()
  let brains = candidates.map(brainOf)
  let best = bestOf(candidates)
  /** Counts how often the person chose anew. */
  let choice = 0
  const hedges = new HedgeBudget()
  const readAhead = new ReadAhead(candidates)
  const answerers = new Map<string, LastAnswer>()
  let doubted = false

  /** The same for the same candidate, with all that was learnt of it. */
  function brainOf(candidate: Candidate): Brain {
    const before = known.get(candidate)
    if (before !== undefined) return before
    const nowMs = clock.nowMs()
    const { account, plan } = candidate
    const ledger = ledgers.get(account) ?? Ledger.restore(host.quotas.get(account), plan, nowMs, clock.wallTimeMs())
    ledgers.set(account, ledger)
    const brain = new Brain(candidate, ledger, nowMs)
    known.set(candidate, brain)
    return brain
  }

  function bestOf([first]: Candidates): Brain {
    return brainOf(first)
  }

  async function* streamTokens(
    request: LlmRequest,
    signal: AbortSignal,
    settle: () => string,
  ): AsyncGenerator<RoutedEvent, void> {
    const { conversationId } = request
    const before = { brain: answererOf(conversationId), isOutdated: isOutdated(conversationId) }
    const begunBy = choice
    const answering = new Answering({ brains, hedge: hedges.request(), clock }, before, request, signal, settle)
    readAhead.asked(conversationId)
    try {
      let kept = false
      for await (const event of answering.events()) {
        // A crash in the middle of the answer must not forget what it costs.
        if (!kept) keepQuotas()
        kept = true
        yield event
      }
    } finally {
      remember(conversationId, { brain: answering.answerer, choice: begunBy })
      readAhead.answered()
      keepQuotas()
      sayDoubt()
    }
  }

  /** Who would answer a request like the latest. */
  function next(): Brain {
    return choose(brains, ({ ledger }) => ledger.latestTokens, clock.nowMs(), new Set()).brain ?? best
  }

  /** One that was opened anew, with another key perhaps, answers in the place of the one before. */
  function answererOf(conversationId: string): Brain {
    const last = answerers.get(conversationId)?.brain ?? best
    return brains.includes(last) ? last : (brains.find(({ id }) => id === last.id) ?? last)
  }

  /** Other brains, or another order, were chosen since it answered last. */
  function isOutdated(conversationId: string): boolean {
    return (answerers.get(conversationId)?.choice ?? choice) !== choice
  }

  function keepQuotas(): void {
    for (const { candidate, hasQuota, ledger } of brains) {
      if (hasQuota) host.keepQuota(candidate.account, ledger.snapshot(clock.nowMs(), clock.wallTimeMs()))
    }
  }

  function sayDoubt(): void {
    const doubt = doubtOf(hedges, best)
    if (doubt !== null && !doubted) host.doubt(doubt)
    doubted = doubt !== null
  }

  function remember(conversationId: string, answer: LastAnswer): void {
    answerers.delete(conversationId)
    answerers.set(conversationId, answer)
    const [oldest] = answerers.keys()
    if (answerers.size > REMEMBERED_MAX && oldest !== undefined) answerers.delete(oldest)
  }

  return {
    use(candidates) {
      const next = candidates.map(brainOf)
      if (next.length === brains.length && next.every((brain, index) => brain === brains[index])) return
      const first = bestOf(candidates)
      if (first !== best) hedges.beginAnew()
      brains = next
      best = first
      choice += 1
      readAhead.use(candidates)
      sayDoubt()
    },
    planned: () => nameOf(next()),
    answererOf: (conversationId) => nameOf(answererOf(conversationId)),
    streamTokens,
    readAhead(conversationId, messages) {
      readAhead.note(conversationId, messages, answererOf(conversationId).id)
    },
    hasMind: () => !next().candidate.lastResort,
    drafts: () => next().drafts(clock.nowMs()),
    report: () => ({
      brains: brains.map((brain) => brain.state(clock)),
      requests: hedges.requests,
      hedged: hedges.hedged,
      hedgesWon: hedges.won,
      doubt: doubtOf(hedges, best),
    }),
    wake(id) {
      for (const brain of brains) if (brain.id === id) brain.seenWell()
    },
    close: () => readAhead.close(),
  }
}

const nameOf = ({ candidate: { llm } }: Brain): BrainName => ({ provider: llm.id, model: llm.model })

function doubtOf({ doubtful }: HedgeBudget, best: Brain): string | null {
  if (doubtful === null) return null
  const { slow, of } = doubtful
  return `${slow} of the last ${of} answers began later than is usual for ${best.id}, or were left to another brain for that: it may not be the fastest. Put another one before it in EVA_LLM.`
}
