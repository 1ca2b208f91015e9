import type { Shape } from '@eva/charts'
import type { Metric, Review } from '@eva/protocol'
import { ARROWS, changeOf, percentOf, spreadOf, written } from '../figures.ts'
import type { Language, Texts } from '../texts.ts'
import { element } from './element.ts'
import { toneOf } from './opening.ts'

const TONES = { better: 'good', same: 'muted', worse: 'bad', new: 'muted' } as const

/** Every figure with its samples, by aspect. On a phone each row becomes a small card; the cells say then what they are. */
export function figuresTable(review: Review, language: Language, texts: Texts): Shape {
  const { columns, headings } = texts
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
  const groups = review.aspects.flatMap(({ aspect }) => {
    const metrics = review.metrics.filter((metric) => metric.aspect === aspect)
    if (metrics.length === 0) return []
    return [
      element(
        'tbody',
        '',
        element('tr', 'aspect', element('th', { colspan: head.length, scope: 'rowgroup' }, texts.aspects[aspect])),
        metrics.map((metric) => row(metric, review, language, texts)),
      ),
    ]
  })
  return element(
    'section',
    '',
    element('h2', { id: 'figures' }, headings.figures),
    element(
      'div',
      { class: 'card scroll', role: 'region', 'aria-labelledby': 'figures', tabindex: 0 },
      element(
        'table',
        'figures',
        element(
          'thead',
          '',
          element(
            'tr',
            '',
            head.map((name) => element('th', { scope: 'col' }, name)),
          ),
        ),
        groups,
      ),
    ),
    element('p', { class: 'muted small', style: 'margin-top:10px' }, texts.honesty),
  )
}

function row(metric: Metric, review: Review, language: Language, texts: Texts): Shape {
  const { columns } = texts
  const change = changeOf(review, metric.id)?.change
  const spread = spreadOf(metric)
  const value = (of: number | null | undefined): string => written(of ?? null, metric.unit, texts)
  const cell = (name: string, content: string | Shape, tone = ''): Shape =>
    element('td', { 'data-name': name, class: content === '–' ? `${tone} empty`.trim() : tone }, content)
  const note = metric.note?.[language] ?? (metric.hard ? texts.hard : null)
  return element(
    'tr',
    '',
    element('th', { scope: 'row' }, metric.name[language], note === null ? null : element('span', 'note', note)),
    cell(columns.value, value(metric.value), metric.value === null ? 'muted' : ''),
    cell(columns.target, value(metric.target), 'muted'),
    cell(
      columns.score,
      metric.score === null ? '–' : percentOf(metric.score * 100),
      metric.score === null ? 'muted' : toneOf(metric.score),
    ),
    cell(columns.trend, change ? arrow(change, texts) : '–', change ? TONES[change] : 'muted'),
    cell(columns.least, value(spread?.least), 'muted'),
    cell(columns.median, value(spread?.median), 'muted'),
    cell(columns.p95, value(spread?.p95), 'muted'),
    cell(columns.most, value(spread?.most), 'muted'),
  )
}

const arrow = (change: keyof typeof ARROWS, texts: Texts): Shape =>
  element(
    'span',
    { class: 'arrow', role: 'img', 'aria-label': texts.change[change], title: texts.change[change] },
    ARROWS[change],
  )
