import { type Shape, shape } from './shape.ts'
import type { ValueScale } from './value-scale.ts'

/** What a chart says, in the reader's language. */
export type ChartTexts = {
  /** Its name; also what a screen reader says first. */
  readonly title: string
  /** What it shows, in a sentence with the numbers that matter. */
  readonly summary: string
  /** What the axes count; `y` may be empty where the values say it themselves. */
  readonly x: string
  readonly y: string
}

/** How large, and how a value is written. */
export type ChartFrame = {
  /** Of the drawing, in px: texts keep their size, so draw it about as wide as it will be shown. */
  readonly width: number
  readonly format: (value: number) => string
}

export type Tick = { readonly at: number; readonly text: string }

/** The inner field of a chart, and where it stands. */
export type Plot = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** Mean width of a character at the 12 px of the style sheet, generously. */
const CHARACTER_PX = 7
const TOP = 32
const SAMPLE_PX = 21
const BOTTOM = 42
const RIGHT = 14

const HEIGHT = { least: 150, most: 230, share: 0.42 }

/** Height of the inner field for a width, before anything is known of the labels. */
export const plotHeight = (width: number): number =>
  Math.round(Math.min(HEIGHT.most, Math.max(HEIGHT.least, width * HEIGHT.share)))

/** The field that is left when the labels of the vertical axis have found their place. */
export function plotFor({ width, format }: ChartFrame, scale: ValueScale): Plot {
  const longest = Math.max(0, ...scale.ticks.map((tick) => format(tick).length))
  const left = Math.round(longest * CHARACTER_PX + 12)
  return { left, top: TOP, width: Math.max(40, width - left - RIGHT), height: plotHeight(width) }
}

type Field = {
  readonly plot: Plot
  readonly scale: ValueScale
  /** Of the horizontal axis. */
  readonly across: readonly Tick[]
  /** What the lines are: the class of each, and its name. */
  readonly entries: readonly { kind: string; label: string }[]
}

/** The whole picture: axes, ticks and labels around what `inside` draws. */
export function picture(
  texts: ChartTexts,
  frame: ChartFrame,
  { plot, scale, across, entries }: Field,
  inside: readonly Shape[],
): Shape {
  const height = plot.top + plot.height + BOTTOM
  return shape(
    'svg',
    {
      class: 'chart',
      viewBox: `0 0 ${frame.width} ${height}`,
      role: 'img',
      'aria-label': `${texts.title}. ${texts.summary}`,
    },
    [
      shape('title', {}, [texts.title]),
      shape('desc', {}, [texts.summary]),
      legend(entries),
      shape('g', { transform: `translate(${plot.left} ${plot.top})` }, [
        ...scale.ticks.map((tick) => levelLine(tick, scale, plot, frame)),
        ...across.map(({ at, text: label }, index) =>
          text(label, {
            class: 'chart-tick',
            x: round(at),
            y: plot.height + 18,
            'text-anchor': anchorOf(index, across.length, at, plot.width),
          }),
        ),
        shape('path', { class: 'chart-axis', d: `M0 ${plot.height}H${plot.width}` }),
        ...inside,
      ]),
      ...(texts.y ? [text(`↑ ${texts.y}`, { class: 'chart-label', x: 2, y: height - 6 })] : []),
      text(`${texts.x} →`, { class: 'chart-label', x: frame.width - RIGHT, y: height - 6, 'text-anchor': 'end' }),
    ],
  )
}

function levelLine(tick: number, scale: ValueScale, plot: Plot, { format }: ChartFrame): Shape {
  const y = round(scale.at(tick))
  return shape('g', {}, [
    shape('path', { class: 'chart-grid', d: `M0 ${y}H${plot.width}` }),
    text(format(tick), { class: 'chart-tick', x: -8, y: y + 4, 'text-anchor': 'end' }),
  ])
}

/** A label at the very edge leans inwards. */
function anchorOf(index: number, count: number, at: number, width: number): string {
  if (count > 1 && index === count - 1 && at > width - 12) return 'end'
  return count > 1 && index === 0 && at < 12 ? 'start' : 'middle'
}

/** A level across the field, such as a target; its name stands in the {@link legend}, where no dot can cover it. */
export const level = (y: number, plot: Plot, kind: 'target' | 'median'): Shape =>
  shape('path', { class: `chart-${kind}`, d: `M0 ${round(y)}H${plot.width}` })

/** A piece of each line and its name, side by side above the field. */
function legend(entries: readonly { kind: string; label: string }[]): Shape {
  const starts = entries.map((_, index) =>
    entries.slice(0, index).reduce((x, { label }) => x + SAMPLE_PX + label.length * CHARACTER_PX + 14, 2),
  )
  return shape(
    'g',
    {},
    entries.flatMap(({ kind, label }, index) => [
      shape('path', { class: kind, d: `M${starts[index] ?? 0} 10h16` }),
      text(label, { class: 'chart-legend', x: (starts[index] ?? 0) + SAMPLE_PX, y: 14 }),
    ]),
  )
}

export const text = (content: string, attributes: Shape['attributes']): Shape => shape('text', attributes, [content])

/** A tenth of a pixel is finer than any eye, and keeps the file small. */
export const round = (px: number): number => Math.round(px * 10) / 10

/** At most so many whole steps from 1 to `last`, both ends named. */
export function countTicks(last: number, most: number): number[] {
  const step = [1, 5, 10, 20, 25, 50, 100, 200, 500].find((size) => (last - 1) / size + 1 <= most) ?? 1000
  const inner = Array.from({ length: Math.floor(last / step) }, (_, index) => (index + 1) * step)
  const ticks = step === 1 ? inner : [1, ...inner]
  // Two labels side by side at the end would run into each other.
  return ticks.at(-1) === last ? ticks : [...ticks.filter((tick) => last - tick >= step / 2), last]
}
