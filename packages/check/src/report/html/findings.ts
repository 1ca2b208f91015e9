import type { Shape } from '@eva/charts'
import type { Finding, Metric, Review } from '@eva/protocol'
import { ARROWS, changed, hardMisses, missed, written } from '../figures.ts'
import type { Language, Texts } from '../texts.ts'
import { element } from './element.ts'

const TONES = { critical: 'bad', major: 'fair', minor: 'muted' } as const satisfies Record<Finding['severity'], string>

/** What is wrong, worst first. */
export function wrong(review: Review, language: Language, texts: Texts): Shape {
  const cards = [
    ...hardMisses(review).map((metric) => missCard(metric, language, texts)),
    ...review.findings.map((finding) => card(finding, review, language, texts)),
  ]
  return element(
    'section',
    '',
    element('h2', '', texts.headings.findings),
    cards.length === 0 ? element('p', 'card good', `✓ ${texts.noFindings}`) : element('div', 'findings', cards),
  )
}

function missCard({ name, value, target, unit }: Metric, language: Language, texts: Texts): Shape {
  return element(
    'article',
    'card finding bad',
    element(
      'div',
      'finding-head',
      element('span', 'status on-bad', texts.severity.critical),
      element('h3', '', name[language]),
    ),
    element('p', '', texts.missedBy(written(value, unit, texts), written(target, unit, texts))),
  )
}

function card(finding: Finding, { history }: Review, language: Language, texts: Texts): Shape {
  const tone = TONES[finding.severity]
  const open = history.blockers.find(({ id }) => id === finding.id)?.open_for
  return element(
    'article',
    `card finding ${tone}`,
    element(
      'div',
      'finding-head',
      element('span', `status on-${tone}`, texts.severity[finding.severity]),
      element('h3', '', finding.title[language]),
      open ? element('span', 'muted small', texts.openFor(open)) : null,
    ),
    element('p', '', finding.detail[language]),
    finding.fix
      ? element('p', '', element('strong', '', `${texts.fix}${texts.colon}`), ` ${finding.fix[language]}`)
      : null,
  )
}

/** What moved since earlier reviews, and what to reach next. */
export function movement(review: Review, language: Language, texts: Texts): Shape {
  const moved = movedCard(review, language, texts)
  const next = nextCard(review, language, texts)
  const first = review.history.changes.every(({ change }) => change === 'new')
  return element(
    'section',
    'stack',
    moved === null ? element('p', 'muted', first ? texts.firstReview : texts.unchanged) : null,
    moved && next ? element('div', 'two', moved, next) : (moved ?? next),
  )
}

function movedCard(review: Review, language: Language, texts: Texts): Shape | null {
  const moved = (kind: 'better' | 'worse', heading: string): Shape[] => {
    const found = changed(review, kind)
    if (found.length === 0) return []
    const tone = kind === 'better' ? 'good' : 'bad'
    return [
      element('h2', '', heading),
      element(
        'ul',
        'list',
        found.map(({ metric, before }) =>
          entry(ARROWS[kind], tone, metric.name[language], steps(before, metric.value, metric, texts)),
        ),
      ),
    ]
  }
  const solved =
    review.history.solved.length === 0
      ? []
      : [
          element('h2', '', texts.headings.solved),
          element(
            'ul',
            'list',
            review.history.solved.map(({ title }) => entry('✓', 'good', title[language], '')),
          ),
        ]
  const parts = [...moved('worse', texts.headings.worsened), ...moved('better', texts.headings.improved), ...solved]
  return parts.length === 0 ? null : element('div', 'card stack', parts)
}

function nextCard(review: Review, language: Language, texts: Texts): Shape | null {
  const rows = missed(review)
  if (rows.length === 0) return null
  return element(
    'div',
    'card stack',
    element('h2', '', texts.headings.next),
    element(
      'ul',
      'list',
      rows.map((metric) =>
        entry(
          metric.hard ? '✗' : '·',
          metric.hard ? 'bad' : 'fair',
          metric.name[language] + (metric.hard ? ` (${texts.hard})` : ''),
          steps(metric.value, metric.target, metric, texts),
        ),
      ),
    ),
  )
}

const steps = (from: number | null, to: number | null, { unit }: Metric, texts: Texts): string =>
  `${written(from, unit, texts)} → ${written(to, unit, texts)}`

const entry = (mark: string, tone: string, name: string, change: string): Shape =>
  element(
    'li',
    '',
    element('span', { class: `mark ${tone}`, 'aria-hidden': 'true' }, mark),
    element('span', '', name),
    change ? element('span', 'change', change) : null,
  )
