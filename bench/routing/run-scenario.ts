import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type OpenAiSimulator, startOpenAiSimulator } from '@eva/testing/openai-simulator'
import { startChild } from '../first-token/child.ts'
import { type Ask, atPace, type Outcome, throughEva } from './people.ts'
import { plainFailover } from './plain-failover.ts'
import type { Scenario } from './scenarios.ts'

const EVA = fileURLToPath(new URL('../../packages/server/src/cli/eva.ts', import.meta.url))

export const MESSAGES = 60
export const EVERY_MS = 500
/** Both brains: a fast cloud model, whose first token comes between 75 and 85 ms. */
export const FIRST_TOKEN_MS = { ms: 80, jitterMs: 5 } as const
export const TOKEN_MS = 10
/** What an answer may take at most, and what a quota is charged for it. */
export const MAX_TOKENS = 200

const KEY = 'key'
const NEIGHBOUR = 'neighbour'

/** What one client saw of a scenario. */
export type Run = {
  readonly outcomes: readonly Outcome[]
  /** Requests of this client that the first brain answered 429. */
  readonly refusals: number
}

/**
 * Sixty people ask Eva, and sixty the plain client, at the same pace and at the same time, each with a pair of brains of
 * their own that behave alike.
 */
export async function runScenario(scenario: Scenario): Promise<{ readonly eva: Run; readonly plain: Run }> {
  await using stack = new AsyncDisposableStack()
  let beganMs: number | null = null
  // The time of quotas and faults stands still until the first message: a start takes as long as it takes.
  const nowMs = (): number => (beganMs === null ? 0 : performance.now() - beganMs)
  const { model } = scenario
  const brain = async (first: boolean, seed: number): Promise<OpenAiSimulator> =>
    stack.adopt(
      await startOpenAiSimulator({
        models: [model],
        firstTokenMs: FIRST_TOKEN_MS,
        tokenMs: TOKEN_MS,
        seed,
        nowMs,
        quota: first ? scenario.quota : null,
        faults: first ? scenario.faults : [],
      }),
      (simulator) => simulator.close(),
    )
  const pair = async () => ({ groq: await brain(true, 1), openai: await brain(false, 2) })
  const [ofEva, ofPlain] = [await pair(), await pair()]
  const dataDir = await mkdtemp(join(tmpdir(), 'eva-bench-'))
  stack.defer(() => rm(dataDir, { recursive: true, force: true }))
  const eva = stack.adopt(
    await startChild([EVA, 'serve'], {
      EVA_PORT: '0',
      EVA_DATA_DIR: dataDir,
      EVA_LLM: 'groq,openai',
      GROQ_API_KEY: KEY,
      GROQ_BASE_URL: ofEva.groq.baseUrl,
      GROQ_MODEL: model,
      OPENAI_BASE_URL: ofEva.openai.baseUrl,
      OPENAI_MODEL: model,
      EVA_MAX_TOKENS: `${MAX_TOKENS}`,
      EVA_LOG_LEVEL: 'error',
    }),
    (child) => child.stop(),
  )
  const over = new AbortController()
  stack.defer(() => over.abort())
  const plain = plainFailover(
    [
      { id: 'groq', baseUrl: ofPlain.groq.baseUrl, model },
      { id: 'openai', baseUrl: ofPlain.openai.baseUrl, model },
    ],
    { key: KEY, maxTokens: MAX_TOKENS },
  )
  beganMs = performance.now()
  if (scenario.neighbourEveryMs !== null) {
    for (const { groq } of [ofEva, ofPlain])
      void keepAsking({ baseUrl: groq.baseUrl, model }, scenario.neighbourEveryMs, over.signal)
  }
  const people = (ask: Ask): Promise<readonly Outcome[]> => atPace(MESSAGES, EVERY_MS, ask)
  const [evaOutcomes, plainOutcomes] = await Promise.all([people(throughEva(eva.address)), people(plain)])
  return {
    eva: { outcomes: evaOutcomes, refusals: refusals(ofEva.groq) },
    plain: { outcomes: plainOutcomes, refusals: refusals(ofPlain.groq) },
  }
}

const refusals = ({ calls }: OpenAiSimulator): number =>
  calls.filter(({ status, headers }) => status === 429 && headers.authorization === `Bearer ${KEY}`).length

/** The other program: asks, and does not care what it is answered. */
async function keepAsking(
  groq: { readonly baseUrl: string; readonly model: string },
  everyMs: number,
  signal: AbortSignal,
): Promise<void> {
  const ask = plainFailover([{ id: 'groq', ...groq }], { key: NEIGHBOUR, maxTokens: MAX_TOKENS })
  try {
    // Out of step with the people, so that the two do not always meet in the same order.
    await pause(everyMs / 7, undefined, { signal })
    for (let turn = 0; !signal.aborted; turn += 1) {
      void ask(`The other program asks for the ${turn}th time.`).catch(() => {})
      await pause(everyMs, undefined, { signal })
    }
  } catch {
    // Only the pause can end this, when everybody has been answered.
  }
}
