import { styleText } from 'node:util'
import type { Finding, Metric, Review } from '@eva/protocol'
import {
  ARROWS,
  changed,
  changeOf,
  facts,
  hardMisses,
  missed,
  percentOf,
  pointsOf,
  spreadOf,
  verdictOf,
  written,
} from './figures.ts'
import { type Language, type Texts, textsFor } from './texts.ts'

type Style = Parameters<typeof styleText>[0]

const COLOURS = { critical: 'red', major: 'yellow', minor: 'dim' } as const satisfies Record<Finding['severity'], Style>
const TREND_COLOURS = { better: 'green', same: 'dim', worse: 'red', new: 'dim' } as const
const BAR = 20

/**
 * The review for a terminal: what is wrong first, then the points, every figure, what comes next, and where the `files` are.
 * Plain where standard output is no terminal or `NO_COLOR` is set.
 */
export function printReview(
  review: Review,
  language: Language,
  write: (text: string) => void,
  files: readonly string[] = [],
): void {
  const texts = textsFor(language)
  const blocks = [
    wrong(review, language, texts),
    movement(review, language, texts),
    figures(review, language, texts),
    next(review, language, texts),
    about(review, texts),
    points(review, language, texts),
    block(texts.headings.files, files),
  ]
  write(
    `\n${blocks
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n')}\n`,
  )
}

const block = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [styleText('bold', heading), ...lines.map((line) => `  ${line}`)]

function wrong(review: Review, language: Language, texts: Texts): string[] {
  const findings = review.findings.flatMap((finding) => {
    const open = review.history.blockers.find(({ id }) => id === finding.id)?.open_for
    const mark = styleText(
      COLOURS[finding.severity],
      `${finding.severity === 'minor' ? '·' : '✗'} ${texts.severity[finding.severity]}`,
    )
    return [
      `${mark}  ${styleText('bold', finding.title[language])}${open ? styleText('dim', `  (${texts.openFor(open)})`) : ''}`,
      `    ${finding.detail[language]}`,
      ...(finding.fix ? [`    ${styleText('cyan', `${texts.fix}${texts.colon}`)} ${finding.fix[language]}`] : []),
    ]
  })
  const misses = hardMisses(review).flatMap(({ name, value, target, unit }) => [
    `${styleText('red', `✗ ${texts.severity.critical}`)}  ${styleText('bold', name[language])}`,
    `    ${texts.missedBy(written(value, unit, texts), written(target, unit, texts))}`,
  ])
  const lines = [...misses, ...findings]
  return lines.length > 0 ? block(texts.headings.findings, lines) : [styleText('green', `✓ ${texts.noFindings}`)]
}

function movement(review: Review, language: Language, texts: Texts): string[] {
  if (review.history.changes.every(({ change }) => change === 'new')) return [styleText('dim', texts.firstReview)]
  const moved = (kind: 'better' | 'worse', heading: string): string[] =>
    block(
      heading,
      changed(review, kind).map(
        ({ metric, before }) =>
          `${styleText(TREND_COLOURS[kind], ARROWS[kind])} ${metric.name[language]}${texts.colon} ${written(before, metric.unit, texts)} → ${written(metric.value, metric.unit, texts)}`,
      ),
    )
  const lines = [
    ...moved('worse', texts.headings.worsened),
    ...moved('better', texts.headings.improved),
    ...block(
      texts.headings.solved,
      review.history.solved.map(({ title }) => `${styleText('green', '✓')} ${title[language]}`),
    ),
  ]
  return lines.length > 0 ? lines : [styleText('dim', `→ ${texts.unchanged}`)]
}

function figures(review: Review, language: Language, texts: Texts): string[] {
  const { columns } = texts
  const head = [
    columns.figure,
    columns.value,
    columns.target,
    columns.trend,
    columns.least,
    columns.median,
    columns.p95,
    columns.most,
  ]
  const rows = review.aspects.flatMap(({ aspect }) =>
    review.metrics.filter((metric) => metric.aspect === aspect).map((metric) => row(metric, review, language, texts)),
  )
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map(({ cells }) => cells[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  return block(texts.headings.figures, [
    styleText('dim', line(head).trimEnd()),
    ...rows.map(({ cells, style }) => (style ? styleText(style, line(cells).trimEnd()) : line(cells).trimEnd())),
  ])
}

function row(
  metric: Metric,
  review: Review,
  language: Language,
  texts: Texts,
): { cells: string[]; style: Style | null } {
  const value = (of: number | null | undefined): string =>
    of === null || of === undefined ? '' : written(of, metric.unit, texts)
  const spread = spreadOf(metric)
  const change = changeOf(review, metric.id)?.change
  return {
    cells: [
      metric.name[language],
      written(metric.value, metric.unit, texts),
      value(metric.target),
      change ? ARROWS[change] : '',
      ...[spread?.least, spread?.median, spread?.p95, spread?.most].map(value),
    ],
    style:
      metric.value === null
        ? 'dim'
        : metric.score !== null && metric.score < 1
          ? metric.hard
            ? 'red'
            : 'yellow'
          : null,
  }
}

function next(review: Review, language: Language, texts: Texts): string[] {
  return block(
    texts.headings.next,
    missed(review).map(
      ({ name, value, target, unit }) =>
        `${name[language]}${texts.colon} ${written(value, unit, texts)} → ${written(target, unit, texts)}`,
    ),
  )
}

function about(review: Review, texts: Texts): string[] {
  const rows = facts(review, texts)
  const width = Math.max(...rows.map(([name]) => name.length))
  return block(
    texts.headings.about,
    rows.map(([name, value]) => `${styleText('dim', name.padEnd(width))}  ${value}`),
  )
}

function points(review: Review, language: Language, texts: Texts): string[] {
  const { score, status } = review
  const width = Math.max(...Object.values(texts.aspects).map((name) => name.length))
  const rows = review.aspects.map(({ aspect, points: earned }) => {
    const name = texts.aspects[aspect].padEnd(width)
    if (earned === null)
      return styleText('dim', `${name}  ${review.only.includes(aspect) ? texts.notEarnable : texts.notLookedAt}`)
    const full = Math.floor((earned / 10) * BAR + 1e-9)
    return `${name}  ${styleText(earned >= 8 ? 'green' : earned >= 5 ? 'yellow' : 'red', '█'.repeat(full))}${styleText('dim', '░'.repeat(BAR - full))} ${pointsOf(earned, texts).padStart(5)} / 10`
  })
  const passed = status === 'passed'
  const total = `${percentOf(score.percent)}  ${passed ? texts.passed : texts.failed}  ${texts.points(pointsOf(score.points, texts), pointsOf(score.earnable, texts))}`
  return [
    ...block(texts.headings.aspects, rows),
    '',
    `  ${styleText(['bold', passed ? 'green' : 'red'], total)}  ${texts.verdict[verdictOf(review)]}`,
    ...(score.capped ? [`  ${styleText('red', score.capped[language])}`] : []),
  ]
}
