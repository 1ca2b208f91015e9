import { type Aspect, aspectSchema, type Metric } from '@eva/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Clock, realClock } from './clock.ts'
import type { FindingId } from './findings.ts'
import type { ReviewBody } from './history/index.ts'
import { runReview } from './run-review.ts'
import { type StartedEva, startEva } from './start-eva.ts'
import { type Cheat, startCheatingEva } from './testing/cheating-eva.ts'

/** What was found by time alone, and proves nothing where the review itself says that others took the machine. */
const TIMED: ReadonlySet<string> = new Set<FindingId>([
  'stats_lie',
  'collapses_under_load',
  'batch_in_disguise',
  'ping_ignored',
  'interrupt_ignored',
])

const START_MS = 180_000
const REVIEW_MS = 180_000
const RUNS = 12

let eva: StartedEva
beforeAll(async () => {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  eva = await startEva({ PATH, NODE_COMPILE_CACHE, EVA_LLM: 'scripted', EVA_RATE_LIMIT: '10000' })
}, START_MS)
afterAll(() => eva.stop())

/** A clock on which time also passes without anybody waiting. */
function openClock(): Clock & { readonly take: (ms: number) => Promise<void> } {
  let takenMs = 0
  const take = async (ms: number): Promise<void> => {
    takenMs += ms
  }
  return { ...realClock, nowMs: () => realClock.nowMs() + takenMs, take }
}

async function review(
  cheat: Cheat,
  only: readonly Aspect[],
  { address = eva.address, secret = null }: { address?: string; secret?: string | null } = {},
): Promise<ReviewBody> {
  const clock = openClock()
  const cheating = await startCheatingEva(address, cheat, secret, clock.take)
  try {
    const options = {
      url: cheating.url,
      startedHere: true,
      secret,
      runs: RUNS,
      only,
      seed: 7,
      commit: null,
      project: false,
    }
    return await runReview(options, clock, () => {}, new AbortController().signal)
  } finally {
    await cheating.close()
  }
}

/** What is wrong with her; what else the machine does while the tests run is not hers. */
const namesOf = ({ findings }: ReviewBody): string[] =>
  findings.map(({ id }) => id.split(':')[0] ?? '').filter((name) => name !== 'machine_busy')

/** Without the page itself: it is not built for every test. */
const faultsOf = (body: ReviewBody): string[] =>
  namesOf({ ...body, findings: body.findings.filter(({ detail }) => detail.en !== 'GET / (404)') })

// None of these says anything of how many others there are, so they are reviewed side by side: most of it is waiting.
describe.concurrent('one of several', () => {
  it.each<[Cheat, Aspect, FindingId]>([
    ['caches_replies', 'latency', 'cached_replies'],
    ['collapses_after_five', 'latency', 'collapses_under_load'],
    ['caches_by_text', 'latency', 'cached_replies'],
    ['streams_in_a_lump', 'streaming', 'batch_in_disguise'],
    ['ignores_ping', 'streaming', 'ping_ignored'],
    ['silent_wav', 'humanity', 'silent_speech'],
    ['rate_header_stuck', 'quality', 'rate_limit_header_wrong'],
    ['claims_a_mute_voice', 'quality', 'health_dishonest'],
    ['takes_bad_input', 'quality', 'bad_input_taken'],
    ['refuses_the_hurry', 'quality', 'bad_input_taken'],
    ['breaks_on_a_bad_frame', 'quality', 'bad_input_harms'],
    ['shows_a_key', 'connectivity', 'secret_shown'],
    ['lets_the_gpu_idle', 'connectivity', 'gpu_idle'],
  ])(
    'catches one that cheats by name: %s',
    async (cheat, aspect, name) => {
      expect(namesOf(await review(cheat, [aspect]))).toContain(name)
    },
    REVIEW_MS,
  )

  it(
    'takes one at her word who says that her voice is broken',
    async () => {
      const names = namesOf(await review('owns_up_to_a_mute_voice', ['quality']))
      expect(names).toContain('part_unwell')
      expect(names).not.toContain('health_dishonest')
    },
    REVIEW_MS,
  )

  it(
    'says of one whose only brain is away that she answers nothing, and not that she lies or that bad input harmed her',
    async () => {
      const { PATH, NODE_COMPILE_CACHE } = process.env
      const away = { EVA_LLM: 'openai', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', OPENAI_MODEL: 'nobody' }
      const mute = await startEva({ PATH, NODE_COMPILE_CACHE, ...away })
      try {
        const body = await review('honest', ['quality'], { address: mute.address })
        expect(namesOf(body).toSorted()).toEqual(['no_answer', 'part_unwell'])
        expect(body.status).toBe('failed')
      } finally {
        await mute.stop()
      }
    },
    REVIEW_MS,
  )

  it.each<[Cheat, number | null]>([
    ['uses_the_gpu', 0.73],
    ['names_no_gpu_load', null],
  ])(
    'does not say of a GPU that it idles when nothing shows it: %s',
    async (cheat, value) => {
      const body = await review(cheat, ['connectivity'])
      expect(namesOf(body)).not.toContain('gpu_idle')
      expect(body.metrics.find(({ id }) => id === 'connectivity.gpu')).toMatchObject({ value })
    },
    REVIEW_MS,
  )

  describe('an Eva with a password', () => {
    const secret = 'correct-horse-7'
    let guarded: StartedEva
    beforeAll(async () => {
      const { PATH, NODE_COMPILE_CACHE } = process.env
      guarded = await startEva({ PATH, NODE_COMPILE_CACHE, EVA_LLM: 'scripted', EVA_PASSWORD: secret })
    }, START_MS)
    afterAll(() => guarded.stop())

    it(
      'loses most of her points when something before her opens the door',
      async () => {
        const body = await review('opens_the_door', ['connectivity'], { address: guarded.address, secret })
        expect(namesOf(body)).toContain('open_door')
        expect(body.score.percent).toBe(40)
        expect(body.score.capped?.en).toContain('40 %')
        expect(body.status).toBe('failed')
        expect(JSON.stringify(body)).not.toContain(secret)
      },
      REVIEW_MS,
    )

    it(
      'lets in who knows it, and nobody else',
      async () => {
        const body = await review('honest', ['connectivity'], { address: guarded.address, secret })
        expect(faultsOf(body)).toEqual([])
        expect(body.status).toBe('passed')
      },
      REVIEW_MS,
    )
  })
})

it(
  'catches one that cheats by name: stats_lie',
  async () => {
    expect(namesOf(await review('stats_lie', ['latency']))).toContain('stats_lie')
  },
  REVIEW_MS,
)

it(
  'finds nothing wrong with one that is honest, and gives her nearly all that she can earn',
  async () => {
    const body = await review('honest', aspectSchema.options)
    const isBusy = body.findings.some(({ id }) => id === 'machine_busy')
    const faults = faultsOf(body).filter((name) => !(isBusy && TIMED.has(name)))
    expect(faults).toEqual([])
    const missed = body.metrics.filter((metric) => !isTimed(metric) && metric.score !== null && metric.score < 1)
    expect(missed).toEqual([])
    expect(body.metrics.filter((metric) => isTimed(metric) && !metric.score)).toEqual([])
    if (!isBusy) expect(body.score.percent).toBeGreaterThanOrEqual(95)
  },
  REVIEW_MS,
)

/** Whether a figure depends on how fast the machine is, and on what else it does. */
const isTimed = ({ id, unit }: Metric): boolean =>
  unit !== 'share' || id === 'streaming.flow' || id === 'latency.stats_error'
