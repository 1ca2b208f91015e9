import type { Aspect, Finding, LocalText, Metric, Review } from '@eva/protocol'
import { mean, median, quantile } from 'simple-statistics'
import { type ReviewBody, withHistory } from '../history/index.ts'

/** Mulberry32: numbers in [0, 1) that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Latencies are skewed: most near the middle, some much later. */
export function latencies(random: () => number, middle: number, count = 20): number[] {
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return Math.round(middle * Math.exp(0.12 * normal) * 10) / 10
  })
}

const both = (en: string, fr: string): LocalText => ({ en, fr })

type Row = Pick<Metric, 'id' | 'name' | 'unit' | 'target' | 'better'> & { value: number | null; samples?: number[] }

/** A figure of a review, scored as the engine scores. */
export function metricOf({ value, samples = [], ...row }: Row, note: LocalText | null = null): Metric {
  const [aspect] = row.id.split('.') as [Aspect]
  const ratio =
    value === null || row.target === null ? null : row.better === 'lower' ? row.target / value : value / row.target
  return {
    ...row,
    aspect,
    hard: row.id === 'latency.first_token',
    weight: 1,
    value,
    samples,
    score: ratio === null ? null : Math.min(1, ratio),
    note,
  }
}

/** How much slower than a healthy one, and what is wrong with her. */
export type Health = { slow: number; lump: boolean; ear: boolean; openRoutes: number }
export const WELL: Health = { slow: 1, lump: false, ear: true, openRoutes: 1 }
export const ILL: Health = { slow: 4.2, lump: true, ear: false, openRoutes: 0.86 }

function metricsOf(random: () => number, { slow, lump, ear, openRoutes }: Health): Metric[] {
  const first = latencies(random, 62 * slow)
  const total = latencies(random, 148 * slow)
  const ping = latencies(random, 2.4)
  const say = latencies(random, 38 * slow, 8)
  const firstAudio = latencies(random, 21 * slow, 8)
  const p95 = (values: number[]): number => quantile(values, 0.95)
  const rows: [Row, LocalText?][] = [
    [row('quality.errors', 'Errors have the documented shape', 'Les erreurs ont la forme documentée', 'share', 1, 1)],
    [row('quality.bad_input', 'Bad input gets its 4xx', 'Les entrées fautives reçoivent leur 4xx', 'share', 1, 1)],
    [row('quality.rate_limit', 'Rate-limit headers count down', 'Les en-têtes de quota décomptent', 'share', 1, 1)],
    [row('latency.first_token', 'First token', 'Premier mot', 'ms', 100, median(first), first)],
    [row('latency.chat', 'A whole reply of /chat', 'Une réponse entière de /chat', 'ms', 200, median(total), total)],
    [row('latency.spread', 'Spread, p95 − p5', 'Écart, p95 − p5', 'ms', 50, p95(first) - quantile(first, 0.05), first)],
    [row('latency.stats', '/stats against our clock', '/stats face à notre horloge', 'share', 0.05, 0.012)],
    [row('streaming.ping', 'Ping during a reply', 'Ping pendant une réponse', 'ms', 20, median(ping), ping)],
    [row('streaming.rate', 'Tokens per second', 'Mots par seconde', 'per_s', 20, lump ? 9.4 : 46 + 4 * random())],
    [row('streaming.gap', 'Largest gap', 'Plus grand silence', 'ms', 400, lump ? 2140 : 52 + 20 * random())],
    [row('humanity.say', 'A sentence, spoken', 'Une phrase, dite', 'ms', 50, median(say), say)],
    [row('humanity.first_audio', 'First sound', 'Premier son', 'ms', 30, median(firstAudio), firstAudio)],
    [row('humanity.recall', 'Recalls what was said', 'Se rappelle ce qui fut dit', 'share', 1, lump ? 0.5 : 1)],
    [
      row('humanity.heard', 'Words heard wrongly', 'Mots mal entendus', 'share', 0.1, ear ? 0.06 : null),
      both('She has no ear here.', 'Elle n’a pas d’oreille ici.'),
    ],
    [row('connectivity.routes', 'Routes that answer', 'Routes qui répondent', 'share', 1, openRoutes)],
    [
      row('connectivity.gpu', 'GPU at work during a reply', 'GPU au travail pendant une réponse', 'share', 0.3, null),
      both('There is no GPU here.', 'Il n’y a pas de GPU ici.'),
    ],
  ]
  return rows.map(([figure, note]) => metricOf(figure, note ?? null))
}

function row(
  id: string,
  en: string,
  fr: string,
  unit: Metric['unit'],
  target: number,
  value: number | null,
  samples: number[] = [],
): Row {
  const better = (unit === 'share' && target >= 0.3) || unit === 'per_s' ? 'higher' : 'lower'
  return { id, name: both(en, fr), unit, target, better, value, samples }
}

const LUMP: Finding = {
  id: 'lump',
  aspect: 'streaming',
  severity: 'critical',
  security: false,
  title: both('A batch in disguise', 'Un bloc déguisé en flux'),
  detail: both(
    '34 of 36 tokens arrived within 3 ms of each other, 2,140 ms after the message.',
    '34 mots sur 36 sont arrivés à moins de 3 ms les uns des autres, 2 140 ms après le message.',
  ),
  fix: both(
    'Send each token as the brain gives it; look for a proxy that buffers.',
    'Envoyer chaque mot dès que le cerveau le donne ; chercher un proxy qui retient.',
  ),
}
const ORIGIN: Finding = {
  id: 'foreign_origin_accepted',
  aspect: 'connectivity',
  severity: 'critical',
  security: true,
  title: both('A foreign page may talk to her', 'Une page étrangère peut lui parler'),
  detail: both(
    'A WebSocket with Origin: https://elsewhere.example was accepted.',
    'Un WebSocket avec Origin: https://elsewhere.example a été accepté.',
  ),
  fix: both('Leave EVA_ALLOWED_ORIGINS at its default.', 'Laisser EVA_ALLOWED_ORIGINS à sa valeur par défaut.'),
}
const FORGETS: Finding = {
  id: 'forgets',
  aspect: 'humanity',
  severity: 'major',
  security: false,
  title: both('She forgets what was said two turns ago', 'Elle oublie ce qui fut dit deux tours avant'),
  detail: both('1 of 2 facts came back.', '1 fait sur 2 est revenu.'),
  fix: null,
}
const NO_EAR: Finding = {
  id: 'no_ear',
  aspect: 'humanity',
  severity: 'minor',
  security: false,
  title: both('She has no ear', 'Elle n’a pas d’oreille'),
  detail: both('/stt answered 503 with the code no_ear.', '/stt a répondu 503 avec le code no_ear.'),
  fix: both('Set EVA_STT.', 'Régler EVA_STT.'),
}

const ASPECTS: readonly Aspect[] = ['quality', 'latency', 'streaming', 'humanity', 'connectivity']

/** A review of the given day of November 2026, by the seed of that day. */
export function bodyOf(day: number, health: Health, findings: Finding[] = []): ReviewBody {
  const random = seeded(day)
  const metrics = metricsOf(random, health)
  const aspects = ASPECTS.map((aspect) => ({
    aspect,
    points:
      10 * mean(metrics.flatMap((metric) => (metric.aspect === aspect && metric.score !== null ? metric.score : []))),
  }))
  const points = aspects.reduce((sum, one) => sum + one.points, 0)
  const unsafe = findings.some(({ security }) => security)
  const stamp = `202611${`${day}`.padStart(2, '0')}`
  return {
    version: 1,
    id: `review-${stamp}T084512Z`,
    reviewed_at: `2026-11-${`${day}`.padStart(2, '0')}T08:45:12.000Z`,
    commit: '4f1c2a9e0b',
    seed: 20_261_100 + day,
    duration_s: 41.6,
    runs: 20,
    only: [...ASPECTS],
    subject: {
      url: 'http://127.0.0.1:8000',
      started_here: false,
      version: '0.1.0',
      brain: 'local',
      model: 'qwen2.5-1.5b-instruct',
      voice: 'flite',
      ear: health.ear ? 'sherpa' : null,
      gpu: null,
    },
    machine: {
      processor: 'AMD EPYC 7B13',
      cores: 8,
      memory_gb: 31.4,
      node: '24.11.1',
      load_before: 0.42,
      load_after: 1.87,
    },
    status: findings.some(({ severity }) => severity === 'critical') ? 'failed' : 'passed',
    score: {
      points,
      earnable: 50,
      percent: unsafe ? Math.min(40, points * 2) : points * 2,
      capped: unsafe ? both('Capped at 40 %: a security finding.', 'Plafonné à 40 % : une faille de sécurité.') : null,
    },
    aspects,
    metrics,
    findings,
    arrivals: [1, 2, 3].map(() => arrivalsOf(random, health)),
  }
}

function arrivalsOf(random: () => number, { lump, slow }: Health): number[] {
  let at = lump ? 2100 + 90 * random() : 60 * slow
  return Array.from({ length: 36 }, () => {
    at += lump ? 0.1 : 14 + 12 * random()
    return Math.round(at * 10) / 10
  })
}

const withPast = (body: ReviewBody, past: readonly Review[]): Review[] => [...past, withHistory(body, past)]
const lastOf = (reviews: readonly Review[]): Review => reviews[reviews.length - 1] as Review

/** The first that was ever made: nothing to compare with. */
export const firstReview: Review = withHistory(bodyOf(2, { ...WELL, slow: 1.3, ear: false }, [NO_EAR]), [])

/** Nine good ones after a slow start. */
export const healthyReviews: readonly Review[] = Array.from({ length: 10 }, (_, index) =>
  bodyOf(index + 3, index < 3 ? { ...WELL, slow: 2.2, ear: false } : WELL, index < 3 ? [FORGETS, NO_EAR] : []),
).reduce<Review[]>((past, body) => withPast(body, past), [])
export const healthyReview: Review = lastOf(healthyReviews)
/** The one in which her forgetting was gone. */
export const solvedReview: Review = healthyReviews[3] as Review

/** Good ones, then two with blockers. */
export const failingReview: Review = lastOf(
  [bodyOf(20, ILL, [LUMP, FORGETS]), bodyOf(21, ILL, [ORIGIN, LUMP, FORGETS, NO_EAR])].reduce<Review[]>(
    (past, body) => withPast(body, past),
    [...healthyReviews],
  ),
)
