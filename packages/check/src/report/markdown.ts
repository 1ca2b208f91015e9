import type { Metric, Review } from '@eva/protocol'
import { stringify } from 'yaml'
import {
  ARROWS,
  changed,
  changeOf,
  facts,
  hardMisses,
  instant,
  missed,
  percentOf,
  pointsOf,
  spreadOf,
  verdictOf,
  written,
} from './figures.ts'
import { type Language, type Texts, textsFor } from './texts.ts'

/** What a program wants to know, without reading on. */
const frontMatter = (review: Review, language: Language): string =>
  stringify(
    {
      reviewed_at: review.reviewed_at,
      commit: review.commit,
      status: review.status,
      score: Math.floor(review.score.percent * 10 + 1e-9) / 10,
      critical_issues: [
        ...review.findings.filter(({ severity }) => severity === 'critical').map(({ title }) => title[language]),
        ...hardMisses(review).map(({ name }) => name[language]),
      ],
      improvements: [
        ...changed(review, 'better').map(({ metric }) => metric.name[language]),
        ...review.history.solved.map(({ title }) => title[language]),
      ],
    },
    { lineWidth: 0 },
  )

/** The review as Markdown with a YAML front matter. */
export function markdownOf(review: Review, language: Language): string {
  const texts = textsFor(language)
  const { score } = review
  const total = `**${percentOf(score.percent)}** · ${review.status === 'passed' ? texts.passed : texts.failed} · ${texts.points(pointsOf(score.points, texts), pointsOf(score.earnable, texts))}`
  const parts = [
    `---\n${frontMatter(review, language)}---`,
    `# ${texts.title}`,
    `${total}. ${texts.verdict[verdictOf(review)]}`,
    ...(score.capped ? [`> ${plain(score.capped[language])}`] : []),
    instant(review.reviewed_at, texts),
    ...wrong(review, language, texts),
    ...aspects(review, texts),
    ...movement(review, language, texts),
    ...next(review, language, texts),
    ...figures(review, language, texts),
    `## ${texts.headings.about}`,
    facts(review, texts)
      .map(([name, value]) => `- ${name}${texts.colon} ${plain(value)}`)
      .join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

/** What was seen may hold anything: nothing of it becomes markup or breaks a table. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&')

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

function wrong(review: Review, language: Language, texts: Texts): string[] {
  const findings = review.findings.map((finding) => {
    const open = review.history.blockers.find(({ id }) => id === finding.id)?.open_for
    return [
      `- **${texts.severity[finding.severity]}${texts.colon} ${plain(finding.title[language])}**${open ? ` (${texts.openFor(open)})` : ''}`,
      `  ${plain(finding.detail[language])}`,
      ...(finding.fix ? [`  ${texts.fix}${texts.colon} ${plain(finding.fix[language])}`] : []),
    ].join('\n')
  })
  const misses = hardMisses(review).map(
    ({ name, value, target, unit }) =>
      `- **${texts.severity.critical}${texts.colon} ${plain(name[language])}**\n  ${texts.missedBy(written(value, unit, texts), written(target, unit, texts))}`,
  )
  const lines = [...misses, ...findings]
  return [`## ${texts.headings.findings}`, lines.length > 0 ? lines.join('\n') : texts.noFindings]
}

function aspects(review: Review, texts: Texts): string[] {
  const rows = review.aspects.map(({ aspect, points }) => [
    texts.aspects[aspect],
    points === null
      ? review.only.includes(aspect)
        ? texts.notEarnable
        : texts.notLookedAt
      : `${pointsOf(points, texts)} / 10`,
  ])
  return [`## ${texts.headings.aspects}`, table([texts.columns.aspect, texts.columns.points], rows)]
}

function movement(review: Review, language: Language, texts: Texts): string[] {
  if (review.history.changes.every(({ change }) => change === 'new')) return [texts.firstReview]
  const list = (heading: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`## ${heading}`, lines.map((line) => `- ${line}`).join('\n')]
  const moved = (kind: 'better' | 'worse'): string[] =>
    changed(review, kind).map(
      ({ metric, before }) =>
        `${ARROWS[kind]} ${plain(metric.name[language])}${texts.colon} ${written(before, metric.unit, texts)} → ${written(metric.value, metric.unit, texts)}`,
    )
  const parts = [
    ...list(texts.headings.worsened, moved('worse')),
    ...list(texts.headings.improved, moved('better')),
    ...list(
      texts.headings.solved,
      review.history.solved.map(({ title }) => plain(title[language])),
    ),
  ]
  return parts.length > 0 ? parts : [texts.unchanged]
}

function next(review: Review, language: Language, texts: Texts): string[] {
  const rows = missed(review).map(({ name, value, target, unit }) => [
    plain(name[language]),
    written(value, unit, texts),
    written(target, unit, texts),
  ])
  return rows.length === 0
    ? []
    : [`## ${texts.headings.next}`, table([texts.columns.figure, texts.columns.value, texts.columns.target], rows)]
}

function figures(review: Review, language: Language, texts: Texts): string[] {
  const { columns } = texts
  const head = [
    columns.figure,
    columns.value,
    columns.target,
    columns.score,
    columns.trend,
    columns.least,
    columns.median,
    columns.p95,
    columns.most,
  ]
  const rows = review.metrics.map((metric) => figureRow(metric, review, language, texts))
  return [`## ${texts.headings.figures}`, table(head, rows), texts.honesty]
}

function figureRow(metric: Metric, review: Review, language: Language, texts: Texts): string[] {
  const value = (of: number | null | undefined): string => written(of ?? null, metric.unit, texts)
  const spread = spreadOf(metric)
  const change = changeOf(review, metric.id)?.change
  return [
    plain(metric.name[language]) + (metric.note ? ` (${plain(metric.note[language])})` : ''),
    value(metric.value),
    value(metric.target),
    metric.score === null ? '–' : percentOf(metric.score * 100),
    change ? ARROWS[change] : '–',
    ...[spread?.least, spread?.median, spread?.p95, spread?.most].map(value),
  ]
}
