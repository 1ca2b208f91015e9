import { randomUUID } from 'node:crypto'
import { cpus, loadavg, totalmem } from 'node:os'
import { type Aspect, type Finding, healthSchema, type Metric, type ReviewProgress, statsSchema } from '@eva/protocol'
import { openTalk, type Talk } from './client/conversation.ts'
import { createHttpClient, type HttpClient, jsonOf } from './client/http-client.ts'
import type { Clock } from './clock.ts'
import type { Context, Reading } from './context.ts'
import { finding, worstFirst } from './findings.ts'
import type { ReviewBody } from './history/index.ts'
import { both } from './local-text.ts'
import { PROBES } from './probes/index.ts'
import { project } from './probes/project.ts'
import { createRandom } from './random.ts'
import { aspectsOf, metricOf, misses, totalOf } from './score.ts'
import { createUnique } from './unique.ts'

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

/** Longest that one probe may take, ms. */
const PROBE_LIMIT_MS = 45_000
/** The project's tests take minutes, ms. */
const PROJECT_LIMIT_MS = 1_200_000

/** Looks at everything that was asked for, one after the other, so that nothing measures another. Never fails for what Eva does. */
export async function runReview(
  options: ReviewOptions,
  clock: Clock,
  tell: (event: ReviewProgress) => void,
  signal: AbortSignal,
): Promise<ReviewBody> {
  const beganMs = clock.nowMs()
  const reviewedAt = new Date(clock.wallTimeMs()).toISOString()
  const [loadBefore = 0] = loadavg()
  const http = createHttpClient(options.url, options.secret, clock, signal)
  const subject = await subjectOf(http, options, clock, signal)
  const random = createRandom(options.seed)
  const unique = createUnique(random, clock.wallTimeMs())
  const metrics: Metric[] = []
  const findings: Finding[] = []
  const arrivals: (readonly number[])[] = []
  const probes = [...PROBES, ...(options.project ? [project] : [])].filter(({ aspect }) =>
    options.only.includes(aspect),
  )

  for (const [done, probe] of probes.entries()) {
    signal.throwIfAborted()
    tell({ type: 'step', done, of: probes.length, aspect: probe.aspect, name: probe.name })
    await using room = openRoom(
      http,
      clock,
      AbortSignal.any([signal, AbortSignal.timeout(probe === project ? PROJECT_LIMIT_MS : PROBE_LIMIT_MS)]),
    )
    const reading = await probe
      .run({ ...room.context, random, unique, runs: options.runs })
      .catch((thrown: unknown): Reading => {
        signal.throwIfAborted()
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

/** What one probe opens, closed behind it; the conversations that it made are deleted. */
function openRoom(http: HttpClient, clock: Clock, signal: AbortSignal) {
  const talks: Talk[] = []
  const sessions = new Set<string>()
  const context: Omit<Context, 'random' | 'unique' | 'runs'> = {
    http,
    clock,
    signal,
    sessionId() {
      const id = `check-${randomUUID()}`
      sessions.add(id)
      return id
    },
    async talk() {
      const talk = await openTalk(http, clock, this.sessionId(), signal)
      talks.push(talk)
      return talk
    },
  }
  return {
    context,
    async [Symbol.asyncDispose](): Promise<void> {
      for (const talk of talks) talk.close()
      await Promise.all(
        [...sessions].map((id) => http.request(`/sessions/${id}`, { method: 'DELETE' }).catch(() => null)),
      )
    },
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
