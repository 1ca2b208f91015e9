import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Aspect, Finding, Metric, Review, ReviewProgress } from '@eva/protocol'

/** The reviews of a fake server, and the one that a test makes step by step. */
export type FakeReviews = {
  readonly made: Review[]
  /** Tells what happens in the review that is being made; `done` and `failed` end it. */
  tell(event: ReviewProgress): void
  /** Ends the connections of all who follow, as a proxy may; the review goes on. */
  cut(): void
  /** Whether a page has asked for a review that has not ended. */
  isRunning(): boolean
  answer(request: IncomingMessage, path: string, response: ServerResponse): void
}

export function createFakeReviews(): FakeReviews {
  const made: Review[] = []
  let running: ReviewProgress[] | null = null
  const followers = new Set<ServerResponse>()

  const follow = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.flushHeaders()
    for (const event of running ?? []) write(response, event)
    followers.add(response)
    response.once('close', () => followers.delete(response))
  }
  const tell = (event: ReviewProgress): void => {
    running?.push(event)
    for (const follower of followers) write(follower, event)
    if (event.type !== 'done' && event.type !== 'failed') return
    running = null
    for (const follower of followers) follower.end()
  }

  return {
    made,
    tell,
    cut() {
      for (const follower of followers) follower.end()
      followers.clear()
    },
    isRunning: () => running !== null,
    answer({ method }, path, response) {
      const json = (status: number, body: unknown) =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      if (path === '/reviews/running') {
        if (method === 'DELETE') {
          tell({ type: 'failed', message: 'The review was stopped.' })
          return void response.writeHead(204).end()
        }
        return running === null ? void response.writeHead(204).end() : follow(response)
      }
      if (method === 'POST' && running !== null) {
        const error = { message: 'A review is being made already.', type: 'invalid_request_error', param: null }
        return json(409, { error: { ...error, code: 'review_running' } })
      }
      if (method === 'POST') {
        running = []
        return follow(response)
      }
      if (path === '/reviews') return json(200, [...made].reverse().map(summary))
      const review = made.find(({ id }) => path === `/reviews/${id}`)
      const error = { message: 'There is no such review.', type: 'invalid_request_error', param: null }
      return review === undefined ? json(404, { error: { ...error, code: 'review_not_found' } }) : json(200, review)
    },
  }
}

const write = (response: ServerResponse, event: ReviewProgress) =>
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)

const summary = ({ id, reviewed_at, status, subject, score, findings }: Review) => ({
  id,
  reviewed_at,
  status,
  subject,
  percent: score.percent,
  critical: findings.filter(({ severity }) => severity === 'critical').length,
  major: findings.filter(({ severity }) => severity === 'major').length,
})

/** A figure of a fake review. */
export const metric = (id: string, en: string, fr: string, rest: Partial<Metric> = {}): Metric => ({
  id,
  aspect: id.split('.')[0] as Aspect,
  name: { en, fr },
  unit: 'ms',
  value: 42,
  target: 100,
  better: 'lower',
  hard: false,
  weight: 1,
  score: 1,
  samples: [],
  note: null,
  ...rest,
})

export const SILENT: Finding = {
  id: 'silent_speech',
  aspect: 'humanity',
  severity: 'critical',
  security: false,
  title: { en: 'Her voice is silent', fr: 'Sa voix est muette' },
  detail: { en: '1.20 s of sound at −96 dB.', fr: '1,20 s de son à −96 dB.' },
  fix: { en: 'Look at EVA_TTS.', fr: 'Regarde EVA_TTS.' },
}

/** A review of the nth day, the better the later. */
export function fakeReview(day: number, rest: Partial<Review> = {}): Review {
  const wave = (at: number) => 40 + 8 * Math.sin(at * 2.4) + (at === 7 ? 30 : 0)
  return {
    version: 1,
    id: `review-202611${String(day).padStart(2, '0')}T080000Z`,
    reviewed_at: `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`,
    commit: null,
    seed: 7,
    duration_s: 48,
    runs: 20,
    only: ['quality', 'latency', 'streaming', 'humanity', 'connectivity'],
    subject: {
      url: 'http://127.0.0.1:8000',
      started_here: false,
      version: '0.1.0',
      brain: 'local',
      model: 'qwen2.5-3b',
      voice: 'flite:slt',
      ear: null,
      gpu: null,
    },
    machine: { processor: 'x', cores: 2, memory_gb: 24, node: 'v24', load_before: 0, load_after: 1 },
    status: 'passed',
    score: { points: 40 + day / 4, earnable: 48, percent: 80 + day / 2, capped: null },
    aspects: [
      { aspect: 'quality', points: 10 },
      { aspect: 'latency', points: 9.2 },
      { aspect: 'streaming', points: 9.6 },
      { aspect: 'humanity', points: 8.1 },
      { aspect: 'connectivity', points: null },
    ],
    metrics: [
      metric('quality.bad_input', 'Bad input that got its 4xx', 'Mauvaises entrées qui ont reçu leur 4xx', {
        unit: 'share',
        value: 1,
        target: 1,
        better: 'higher',
      }),
      metric('latency.first_token', 'First token', 'Premier jeton', {
        samples: Array.from({ length: 20 }, (_, at) => wave(at)),
      }),
      metric('streaming.tokens_per_s', 'Tokens per second', 'Jetons par seconde', {
        unit: 'per_s',
        value: 45,
        target: 20,
        better: 'higher',
      }),
      metric('humanity.first_audio', 'First sound', 'Premier son', { value: 38, target: 30, score: 0.79 }),
      metric('connectivity.gpu', 'GPU during a reply', 'GPU pendant une réponse', {
        unit: 'share',
        value: null,
        target: 0.3,
        better: 'higher',
        score: null,
        note: { en: 'There is no GPU here.', fr: 'Il n’y a pas de GPU ici.' },
      }),
    ],
    findings: [],
    arrivals: [1, 2].map((answer) => Array.from({ length: 30 }, (_, token) => 40 * answer + token * 22)),
    history: {
      trend: Array.from({ length: day - 1 }, (_, at) => ({
        id: `review-x${at}`,
        reviewed_at: `2026-11-${String(at + 1).padStart(2, '0')}T08:00:00.000Z`,
        percent: 80 + (at + 1) / 2,
        values: { 'humanity.first_audio': 50 - at },
      })),
      changes: [
        { id: 'latency.first_token', before: 61, change: 'better' },
        { id: 'humanity.first_audio', before: 38, change: 'same' },
      ],
      blockers: [],
      solved: [],
      next_targets: [{ id: 'humanity.first_audio', current: 38, target: 30 }],
    },
    ...rest,
  }
}
