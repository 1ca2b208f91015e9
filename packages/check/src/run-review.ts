import { cpus, loadavg, totalmem } from 'node:os'
import { type Aspect, type Finding, healthSchema, type Metric, type ReviewProgress, statsSchema } from '@eva/protocol'
import { openTalk } from './client/conversation.ts'
import { createHttpClient, type HttpClient, json, jsonOf } from './client/http-client.ts'
import type { Clock } from './clock.ts'
import type { Probe, Reading } from './context.ts'
import { finding, worstFirst } from './findings.ts'
import type { ReviewBody } from './history/index.ts'
import { both } from './local-text.ts'
import { PROBES } from './probes/index.ts'
import { project } from './probes/project.ts'
import { busyFindings, lookAtQuiet } from './quiet.ts'
import { createRandom } from './random.ts'
import { openRoom } from './room.ts'
import { aspectsOf, metricOf, misses, totalOf } from './score.ts'
import { createUnique } from './unique.ts'
import { countWaits, openLimit, refuseTooFew } from './waits.ts'

export type ReviewOptions = {
  readonly url: string
  /** She was started for this review alone. */
  readonly startedHere: boolean
  /** The API key or password; `null` where none is needed. */
  readonly secret: string | null
  readonly runs: number
  readonly only: readonly Aspect[]
  readonly seed: number
  readonly commit: string | null
  /** Run the project's own tests and build, too. */
  readonly project: boolean
}

/** Longest that one probe may take, besides its runs, ms. */
const PROBE_LIMIT_MS = 45_000
/** What a run may take on average: the answer of a slow brain, ms. */
const RUN_LIMIT_MS = 3_000
/** The project's tests take minutes, ms. */
const PROJECT_LIMIT_MS = 1_200_000

/**
 * Looks at everything that was asked for, one after the other, so that nothing measures another. Never fails for what Eva does.
 *
 * @throws NoRoom where her rate limit leaves a review no room, or the reason of the signal
 */
export async function runReview(
  options: ReviewOptions,
  clock: Clock,
  tell: (event: ReviewProgress) => void,
  signal: AbortSignal,
): Promise<ReviewBody> {
  const beganMs = clock.nowMs()
  const reviewedAt = new Date(clock.wallTimeMs()).toISOString()
  const [loadBefore = 0] = loadavg()
  const noRoom = new AbortController()
  const given = AbortSignal.any([signal, noRoom.signal])
  const http = createHttpClient(options.url, options.secret, clock, given)
  const subject = await subjectOf(http, options, clock, given)
  const random = createRandom(options.seed)
  const unique = createUnique(random, clock.wallTimeMs())
  const metrics: Metric[] = []
  const findings: Finding[] = []
  const arrivals: (readonly number[])[] = []
  const probes = [...PROBES, ...(options.project ? [project] : [])].filter(({ aspect }) =>
    options.only.includes(aspect),
  )

  const quiet: number[] = []
  const count = countWaits(options.runs)

  for (const [done, probe] of probes.entries()) {
    given.throwIfAborted()
    const tellStep = (name = probe.name): void =>
      tell({ type: 'step', done, of: probes.length, aspect: probe.aspect, name })
    tellStep()
    const share = await lookAtQuiet(clock, given)
    if (share !== null) quiet.push(share)
    using limit = openLimit(limitOf(probe, options.runs), clock, 'it took too long')
    const waiting = (ms: number): void => {
      limit.extend(ms)
      tellStep(whileWaiting(probe, ms))
      try {
        count(ms)
      } catch (thrown) {
        noRoom.abort(thrown)
      }
    }
    const within = AbortSignal.any([given, limit.signal])
    const patient = {
      ...clock,
      sleep: (ms: number, until: AbortSignal) => clock.sleep(ms, until).then(() => tellStep()),
    }
    await using room = openRoom(createHttpClient(options.url, options.secret, patient, within, waiting), clock, within)
    if (done === 0 && options.only.some((aspect) => LIMITED.has(aspect))) {
      refuseTooFew(await perMinuteOf(room.context.http))
    }
    const reading = await probe
      .run({ ...room.context, random, unique, runs: options.runs })
      .catch((thrown: unknown): Reading => {
        given.throwIfAborted()
        const why = thrown instanceof Error ? thrown.message : String(thrown)
        const detail = both(`${probe.name.en}: ${why}.`, `${probe.name.fr} : ${why}.`)
        const metrics = probe.measures.map((id) => ({ id, value: null, note: detail, isVoid: true }))
        return { metrics, findings: [{ ...finding('probe_failed', detail, probe.id), aspect: probe.aspect }] }
      })
    for (const measured of reading.metrics) {
      const metric = metricOf(measured)
      metrics.push(metric)
      tell({ type: 'metric', metric })
    }
    for (const each of reading.findings) {
      findings.push(each)
      tell({ type: 'finding', finding: each })
    }
    arrivals.push(...(reading.arrivals ?? []))
  }
  for (const busy of busyFindings(quiet, loadavg()[0] ?? 0, cpus().length)) {
    findings.push(busy)
    tell({ type: 'finding', finding: busy })
  }

  const aspects = aspectsOf(metrics, options.only)
  const failed =
    findings.some(({ severity }) => severity === 'critical') ||
    metrics.some((metric) => metric.hard && (metric.score === 0 || misses(metric)))
  const [loadAfter = 0] = loadavg()
  const [processor] = cpus()
  return {
    version: 1,
    id: `review-${reviewedAt.replace(/[-:]|\.\d+/g, '')}`,
    reviewed_at: reviewedAt,
    commit: options.commit,
    seed: options.seed,
    duration_s: (clock.nowMs() - beganMs) / 1_000,
    runs: options.runs,
    only: [...options.only],
    subject,
    machine: {
      processor: processor?.model.trim() ?? 'unknown',
      cores: Math.max(1, cpus().length),
      memory_gb: Math.round(totalmem() / 1e9),
      node: process.version,
      load_before: loadBefore,
      load_after: loadAfter,
    },
    status: failed ? 'failed' : 'passed',
    score: totalOf(aspects, findings),
    aspects,
    metrics,
    findings: worstFirst(findings),
    arrivals: arrivals.map((each) => [...each]),
  }
}

async function subjectOf(
  http: HttpClient,
  { url, startedHere }: ReviewOptions,
  clock: Clock,
  signal: AbortSignal,
): Promise<ReviewBody['subject']> {
  const health = healthSchema.safeParse(await http.request('/health').then(jsonOf, () => null))
  const talk = await openTalk(http, clock, null, signal).catch(() => null)
  const hello = talk?.arrivals
    .flatMap((arrival) => (arrival.kind === 'event' && arrival.event.type === 'hello' ? [arrival.event] : []))
    .at(0)
  talk?.close()
  const stats = statsSchema.safeParse(await http.request('/stats').then(jsonOf, () => null))
  return {
    url,
    started_here: startedHere,
    version: health.success ? health.data.version : null,
    brain: hello?.brain?.provider ?? null,
    model: hello?.brain?.model ?? null,
    voice: hello?.voice ?? null,
    ear: hello?.ear ?? null,
    gpu: stats.success ? (stats.data.gpu?.name ?? null) : null,
  }
}

/** Aspects that are looked at by requests that a rate limit counts. */
const LIMITED: ReadonlySet<Aspect> = new Set(['quality', 'latency', 'humanity', 'connectivity'])

/** What she takes in a minute, by the headers of a request that she refuses; `null` where they do not say. */
async function perMinuteOf(http: HttpClient): Promise<number | null> {
  const answer = await http.request('/chat', json({})).catch(() => null)
  const told = Number(answer?.headers.get('ratelimit-limit') ?? Number.NaN)
  return Number.isNaN(told) ? null : told
}

const limitOf = (probe: Probe, runs: number): number =>
  probe === project ? PROJECT_LIMIT_MS : PROBE_LIMIT_MS + runs * RUN_LIMIT_MS

function whileWaiting({ name }: Probe, ms: number) {
  const seconds = Math.ceil(ms / 1_000)
  return both(
    `${name.en}: waiting ${seconds} s, until her rate limit has room again`,
    `${name.fr} : attente de ${seconds} s, le temps que son quota se libère`,
  )
}
