import {
  type Clock,
  createRouter,
  type Llm,
  type LlmEvent,
  type LlmRequest,
  plainCandidate,
  type Router,
} from '@eva/core'
import { type BenchRow, median } from '../section.ts'

const ROUNDS = 5_000
const WARM_UP = 500
/** What a first token may cost more because a router stands before the brain. */
const PROMISED_MS = 0.2

const clock: Clock = {
  nowMs: () => performance.now(),
  wallTimeMs: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, ms)
      signal?.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(signal.reason)
      })
    }),
}

/** A brain that needs no time at all: what is left is the router. */
const instant = (id: string): Llm => ({
  specification: 'v1',
  id,
  model: id,
  async *streamTokens(): AsyncGenerator<LlmEvent> {
    yield { type: 'started' }
    for (let token = 0; token < 16; token += 1) yield { type: 'token', content: 'word ' }
    yield { type: 'usage', promptTokens: 300, completionTokens: 16 }
  },
  check: async () => ({ ok: true, detail: 'instant', latencyMs: 0 }),
  close: async () => {},
})

/** The prompt of a conversation of some length. */
const request = (round: number): LlmRequest => ({
  conversationId: `c${round % 20}`,
  messages: Array.from({ length: 21 }, (_, index) => ({
    role: index === 0 ? 'system' : index % 2 === 1 ? 'user' : 'assistant',
    content: `${'A sentence such as people say to each other. '.repeat(5)}${index === 20 ? round : index}`,
  })),
  maxTokens: 200,
  temperature: 0.7,
})

/** What the router itself adds to the first token, in this process, against the same brain asked directly; in turn. */
export async function routerOverhead(): Promise<readonly BenchRow[]> {
  const [a, b] = [instant('a'), instant('b')]
  const plan = [
    { kind: 'tokens_per_minute', limit: 1e12 },
    { kind: 'requests_per_minute', limit: 1e6 },
  ] as const
  const router = createRouter([{ ...plainCandidate(a), plan }, plainCandidate(b)], clock, {
    quotas: new Map(),
    keepQuota: () => {},
    doubt: () => {},
  })
  const added: number[] = []
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const [direct, routed] = [await firstToken(a, round), await firstToken(router, round)]
    if (round >= WARM_UP) added.push(routed - direct)
  }
  const ms = median(added)
  return [
    {
      name: 'the router itself adds to the first token, median',
      target: `< ${PROMISED_MS} ms`,
      measured: `${ms.toFixed(3)} ms`,
      met: ms < PROMISED_MS,
    },
  ]
}

async function firstToken(
  source: Pick<Llm, 'streamTokens'> | Pick<Router, 'streamTokens'>,
  round: number,
): Promise<number> {
  const asked = request(round)
  const from = performance.now()
  let ms = Number.NaN
  for await (const event of source.streamTokens(asked, new AbortController().signal, () => '')) {
    if (event.type === 'token' && Number.isNaN(ms)) ms = performance.now() - from
  }
  return ms
}
