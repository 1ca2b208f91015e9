import type { Shape } from '@eva/charts'
import type { Review } from '@eva/protocol'
import { instant, percentOf, pointsOf, verdictOf } from '../figures.ts'
import type { Language, Texts } from '../texts.ts'
import { element } from './element.ts'

/** Where the colour of a share changes: four fifths, and one half. */
export const toneOf = (share: number): 'good' | 'fair' | 'bad' =>
  share >= 0.8 ? 'good' : share >= 0.5 ? 'fair' : 'bad'

/** The verdict, and the points of the five aspects beside it. */
export function opening(review: Review, language: Language, texts: Texts): Shape {
  const { score, status, subject } = review
  const passed = status === 'passed'
  return element(
    'header',
    'opening',
    element(
      'div',
      '',
      element('p', 'brand', element('span', { class: 'orb', 'aria-hidden': 'true' }), texts.title),
      element('h1', '', texts.verdict[verdictOf(review)]),
      element('p', 'score', percentOf(score.percent)),
      element(
        'p',
        '',
        element('span', `status ${passed ? 'on-good' : 'on-bad'}`, passed ? texts.passed : texts.failed),
        ` ${texts.points(pointsOf(score.points, texts), pointsOf(score.earnable, texts))}`,
      ),
      score.capped ? element('p', 'bad', score.capped[language]) : null,
      element(
        'p',
        'muted small',
        [instant(review.reviewed_at, texts), subject.url, subject.brain].filter((part) => part !== null).join(' · '),
      ),
    ),
    element(
      'div',
      { class: 'card', role: 'group', 'aria-label': texts.headings.aspects },
      element(
        'div',
        'bars',
        review.aspects.map((one) => bar(one, review, texts)),
      ),
    ),
  )
}

function bar({ aspect, points }: Review['aspects'][number], { only }: Review, texts: Texts): Shape {
  const value =
    points === null
      ? only.includes(aspect)
        ? texts.notEarnable
        : texts.notLookedAt
      : `${pointsOf(points, texts)} / 10`
  return element(
    'div',
    '',
    element('div', 'bar-head', element('span', '', texts.aspects[aspect]), element('span', 'value', value)),
    element(
      'div',
      { class: `bar ${toneOf((points ?? 0) / 10)}`, 'aria-hidden': 'true' },
      points === null ? null : element('i', { style: `width:${Math.round(points * 10)}%` }),
    ),
  )
}
