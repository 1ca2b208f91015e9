import { type Aspect, aspectSchema } from '@eva/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { realClock } from './clock.ts'
import type { FindingId } from './findings.ts'
import type { ReviewBody } from './history/index.ts'
import { runReview } from './run-review.ts'
import { type StartedEva, startEva } from './start-eva.ts'
import { type Cheat, startCheatingEva } from './testing/cheating-eva.ts'

const START_MS = 60_000
const REVIEW_MS = 60_000

let eva: StartedEva
beforeAll(async () => {
  const { PATH } = process.env
  eva = await startEva({ PATH, EVA_LLM: 'scripted', EVA_RATE_LIMIT: '1000' })
}, START_MS)
afterAll(() => eva.stop())

async function review(cheat: Cheat, only: readonly Aspect[], runs = 12): Promise<ReviewBody> {
  const cheating = await startCheatingEva(eva.address, cheat)
  try {
    const options = {
      url: cheating.url,
      startedHere: true,
      secret: null,
      runs,
      only,
      seed: 7,
      commit: null,
      project: false,
    }
    return await runReview(options, realClock, () => {}, new AbortController().signal)
  } finally {
    await cheating.close()
  }
}

const namesOf = ({ findings }: ReviewBody): string[] => findings.map(({ id }) => id.split(':')[0] ?? '')

it.each<[Cheat, Aspect, FindingId]>([
  ['caches_replies', 'latency', 'cached_replies'],
  ['stats_lie', 'latency', 'stats_lie'],
  ['collapses_after_five', 'latency', 'collapses_under_load'],
  ['streams_in_a_lump', 'streaming', 'batch_in_disguise'],
  ['ignores_ping', 'streaming', 'ping_ignored'],
  ['silent_wav', 'humanity', 'silent_speech'],
  ['rate_header_stuck', 'quality', 'rate_limit_header_wrong'],
  ['claims_a_mute_voice', 'quality', 'health_dishonest'],
  ['takes_bad_input', 'quality', 'bad_input_taken'],
  ['breaks_on_a_bad_frame', 'quality', 'bad_input_harms'],
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
  'finds nothing wrong with one that is honest, and gives her nearly all that she can earn',
  async () => {
    const body = await review('honest', aspectSchema.options)
    // The pages are not built for every test.
    expect(namesOf(body).filter((name) => name !== 'route_fails')).toEqual([])
    expect(body.score.percent).toBeGreaterThanOrEqual(95)
  },
  REVIEW_MS,
)
