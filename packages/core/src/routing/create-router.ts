import type { Clock } from '../contracts/clock.ts'
import type { LlmRequest } from '../contracts/llm.ts'
import { Answering } from './answering.ts'
import { Brain } from './brain.ts'
import type { Candidate } from './candidate.ts'
import { choose } from './choose.ts'
import { HedgeBudget } from './hedge-budget.ts'
import { Ledger } from './quota/index.ts'
import { ReadAhead } from './read-ahead.ts'
import type { BrainName, RoutedEvent, Router } from './router.ts'

/** Conversations of which it is remembered who answered last; older ones begin anew with the best. */
const REMEMBERED_MAX = 256

/** What is around the router. */
export type RouterHost = {
  /** What was kept of each brain's quota, by its id; anything may stand there. */
  readonly quotas: ReadonlyMap<string, unknown>
  /** A brain's quota has changed: this is to be given back after a restart. Plain JSON. */
  keepQuota(id: string, state: unknown): void
  /** The order of the brains looks wrong; one sentence, told when it begins to look so. */
  doubt(sentence: string): void
}

/** Chooses among brains, best first, so that a person never waits for a quota, a failure or a bad day of one of them. */
export function createRouter(candidates: readonly [Candidate, ...Candidate[]], clock: Clock, host: RouterHost): Router {
  const nowMs = clock.nowMs()
  const brains = candidates.map((candidate) => {
    const ledger = Ledger.restore(host.quotas.get(candidate.llm.id), candidate.plan, nowMs, clock.wallTimeMs())
    return new Brain(candidate, ledger, nowMs)
  })
  const best = brains[0] ?? new Brain(candidates[0], new Ledger([], nowMs), nowMs)
  const hedges = new HedgeBudget()
  const readAhead = new ReadAhead(candidates)
  const answerers = new Map<string, Brain>()
  let doubted = false

  async function* streamTokens(
    request: LlmRequest,
    signal: AbortSignal,
    settle: () => string,
  ): AsyncGenerator<RoutedEvent, void> {
    const { conversationId } = request
    const before = answererOf(conversationId)
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
      remember(conversationId, answering.answerer)
      readAhead.answered()
      keepQuotas()
      sayDoubt()
    }
  }

  /** Who would answer a request like the latest. */
  function next(): Brain {
    return choose(brains, ({ ledger }) => ledger.latestTokens, clock.nowMs(), new Set()).brain ?? best
  }

  function answererOf(conversationId: string): Brain {
    return answerers.get(conversationId) ?? best
  }

  function keepQuotas(): void {
    for (const { id, hasQuota, ledger } of brains) {
      if (hasQuota) host.keepQuota(id, ledger.snapshot(clock.nowMs(), clock.wallTimeMs()))
    }
  }

  function sayDoubt(): void {
    const doubt = doubtOf(hedges, best)
    if (doubt !== null && !doubted) host.doubt(doubt)
    doubted = doubt !== null
  }

  function remember(conversationId: string, brain: Brain): void {
    answerers.delete(conversationId)
    answerers.set(conversationId, brain)
    const [oldest] = answerers.keys()
    if (answerers.size > REMEMBERED_MAX && oldest !== undefined) answerers.delete(oldest)
  }

  return {
    planned: () => nameOf(next()),
    answererOf: (conversationId) => nameOf(answererOf(conversationId)),
    streamTokens,
    readAhead(conversationId, messages) {
      readAhead.note(conversationId, messages, answererOf(conversationId).id)
    },
    drafts: () => next().drafts(clock.nowMs()),
    report: () => ({
      brains: brains.map((brain) => brain.state(clock)),
      requests: hedges.requests,
      hedged: hedges.hedged,
      hedgesWon: hedges.won,
      doubt: doubtOf(hedges, best),
    }),
    close: () => readAhead.close(),
  }
}

const nameOf = ({ candidate: { llm } }: Brain): BrainName => ({ provider: llm.id, model: llm.model })

function doubtOf({ doubtful }: HedgeBudget, best: Brain): string | null {
  if (doubtful === null) return null
  const { slow, of } = doubtful
  return `${slow} of the last ${of} answers began later than is usual for ${best.id}, or were left to another brain for that: it may not be the fastest. Put another one before it in EVA_LLM.`
}
