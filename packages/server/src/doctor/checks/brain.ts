import { type BrainState, EvaError, type Llm } from '@eva/core'
import type { Action } from '../action.ts'
import { type Check, type Verdict, wordsOf } from '../check.ts'

/** A model that is read into memory first may take so long, in ms. */
const BRAIN_LIMIT_MS = 15_000

/** A first token that is later than this makes a silence that is felt, in ms. */
const SLOW_MS = 2_000

/** What is known of a brain around it. */
export type BrainFacts = {
  /** An answer costs neither money nor quota. */
  readonly isFree: boolean
  /** How the router sees it; `null` where there is no router. */
  readonly state: BrainState | null
  /** It is the built-in responder, and there is no other brain. */
  readonly isAlone: boolean
  /** A better mind that could be fetched. */
  readonly better: Action | null
  /** A model that was chosen and is not thought with yet. */
  readonly waiting: string | null
}

/** Asks a brain for its first word where that costs nothing; of another one its server is asked how it is. */
export const checkBrain = (brain: Llm, facts: BrainFacts): Check => ({
  id: `brain:${brain.id}`,
  part: 'brain',
  which: brain.id,
  limitMs: BRAIN_LIMIT_MS,
  look: async (signal) => {
    const { state, isFree } = facts
    if (state?.state === 'quota') return outOfQuota(brain, state.untilMs)
    const verdict = isFree ? await askOrSay(brain, facts, signal) : await reach(brain, signal)
    if (state?.state !== 'resting' || verdict.status !== 'good') return verdict
    const back_in_s = inSeconds(state.untilMs)
    return {
      ...verdict,
      status: 'warning',
      seen: { code: 'brain_resting', facts: { model: brain.model, back_in_s } },
      action: askNow(brain),
    }
  },
})

/** Asks a brain for its first word, whatever that costs. */
export const askBrain = (brain: Llm, facts: BrainFacts): Check => ({
  ...checkBrain(brain, facts),
  look: (signal) => askOrSay(brain, facts, signal),
})

/** A brain that is on its way: a large model takes its time. */
export const loadingBrain = (id: string): Check => ({
  id: `brain:${id}`,
  part: 'brain',
  which: id,
  look: async () => ({
    status: 'warning',
    seen: { code: 'brain_loading', facts: { brain: id } },
    action: { kind: 'look-again' },
    latencyMs: null,
  }),
})

/** There is no brain at all. */
export const noBrain: Check = {
  id: 'brain',
  part: 'brain',
  which: '',
  look: async () => ({ status: 'bad', seen: { code: 'brain_none', facts: {} }, latencyMs: null }),
}

async function askOrSay(brain: Llm, facts: BrainFacts, signal: AbortSignal): Promise<Verdict> {
  try {
    return answered(brain, facts, await firstTokenMs(brain, signal))
  } catch (thrown) {
    signal.throwIfAborted()
    if (thrown instanceof EvaError && thrown.code === 'brain_rate_limited') {
      return { ...outOfQuota(brain, thrown.retryAfterMs ?? null), ...wordsOf(thrown) }
    }
    return notWell(brain, wordsOf(thrown))
  }
}

async function firstTokenMs(brain: Llm, signal: AbortSignal): Promise<number> {
  const startedAtMs = performance.now()
  const request = {
    conversationId: 'doctor',
    messages: [{ role: 'user', content: 'Hello.' }] as const,
    maxTokens: 8,
    temperature: 0,
  }
  for await (const event of brain.streamTokens(request, signal)) {
    if (event.type === 'token') return Math.round(performance.now() - startedAtMs)
  }
  throw new EvaError('brain_failed', 'It ended its answer without a word.')
}

function answered({ model }: Llm, { isAlone, better, waiting }: BrainFacts, first_token_ms: number): Verdict {
  const latencyMs = first_token_ms
  if (isAlone && waiting !== null) {
    return { status: 'warning', seen: { code: 'brain_waits', facts: { model: waiting } }, latencyMs }
  }
  if (isAlone) {
    const seen = { code: 'brain_only_built_in', facts: { first_token_ms } } as const
    return { status: 'warning', seen, latencyMs, ...(better === null ? {} : { action: better }) }
  }
  const facts = { model, first_token_ms }
  return first_token_ms > SLOW_MS
    ? { status: 'warning', seen: { code: 'brain_slow', facts }, latencyMs }
    : { status: 'good', seen: { code: 'brain_answers', facts }, latencyMs }
}

async function reach(brain: Llm, signal: AbortSignal): Promise<Verdict> {
  const { ok, detail } = await brain.check(signal)
  if (!ok) return notWell(brain, { words: detail })
  const seen = { code: 'brain_reachable', facts: { model: brain.model } } as const
  return { status: 'good', seen, words: detail, action: askNow(brain) }
}

const notWell = (brain: Llm, words: Pick<Verdict, 'words' | 'fix'>): Verdict => ({
  status: 'bad',
  seen: { code: 'brain_failed', facts: { model: brain.model } },
  action: askNow(brain),
  ...words,
})

const outOfQuota = ({ model }: Llm, untilMs: number | null): Verdict => ({
  status: 'warning',
  seen: { code: 'brain_quota', facts: { model, back_in_s: inSeconds(untilMs) } },
  latencyMs: null,
})

const inSeconds = (ms: number | null): number | null => (ms === null ? null : Math.ceil(ms / 1000))

const askNow = ({ id }: Llm): Action => ({ kind: 'ask-brain', name: id })
