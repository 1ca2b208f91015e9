/** How an answer grew, token by token. */
export { type ArrivalsTexts, arrivalsChart } from './arrivals-chart.ts'
/** Which figures are worth a chart of their runs. */
export { figuresWithRuns } from './figures-with-runs.ts'
/** A figure run by run, against its target. */
export { latencyChart, type Runs, type RunsTexts } from './latency-chart.ts'
/** What stands under the points of a trend. */
export { momentLabels } from './moments.ts'
/** What every chart is told: its texts, its width, how a value is written. */
export type { ChartFrame, ChartTexts } from './plot.ts'
/** An SVG element as plain data. */
export { type Shape, shape } from './shape.ts'
/** The charts' colours, light and dark. */
export { chartStyles } from './style-sheet.ts'
/** As text, for a file. */
export { toSvg } from './to-svg.ts'
/** A figure from review to review. */
export { type Trend, type TrendTexts, trendChart } from './trend-chart.ts'
