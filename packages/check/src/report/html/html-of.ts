import { toSvg } from '@eva/charts'
import type { Review } from '@eva/protocol'
import { facts, percentOf } from '../figures.ts'
import { type Language, textsFor } from '../texts.ts'
import { arrivals, runCharts, trends } from './charts.ts'
import { element } from './element.ts'
import { figuresTable } from './figures-table.ts'
import { movement, wrong } from './findings.ts'
import { opening } from './opening.ts'
import { pageStyles } from './style.ts'

/** The page asks nobody for anything and runs nothing, whatever a review holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** The review as one page that needs nothing but itself: light and dark, on a phone, on paper, without scripts. */
export function htmlOf(review: Review, language: Language): string {
  const texts = textsFor(language)
  const body = element(
    'main',
    '',
    opening(review, language, texts),
    wrong(review, language, texts),
    movement(review, language, texts),
    runCharts(review, language, texts),
    arrivals(review, texts),
    trends(review, language, texts),
    figuresTable(review, language, texts),
    element(
      'section',
      '',
      element('h2', '', texts.headings.about),
      element(
        'dl',
        'card facts',
        facts(review, texts).map(([name, value]) =>
          element('div', '', element('dt', '', name), element('dd', '', value)),
        ),
      ),
    ),
  )
  const title = toSvg(element('title', '', `${texts.title} · ${percentOf(review.score.percent)}`))
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="color-scheme" content="light dark">
${title}
<style>
${pageStyles}</style>
</head>
<body>
${toSvg(body)}
</body>
</html>
`
}
