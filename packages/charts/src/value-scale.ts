import { scaleLinear, scaleLog } from 'd3-scale'

/** From a value to a vertical position, with the values that are worth a line. */
export type ValueScale = {
  readonly at: (value: number) => number
  readonly ticks: readonly number[]
  readonly logarithmic: boolean
}

/**
 * When the largest value is this many times the smallest, a linear axis would flatten everything but the largest.
 * Twenty keeps an ordinary tail (p95 a few times the median) on the linear axis, where lengths can be compared.
 */
const LOGARITHMIC_FROM = 20
const TICKS = 4

/** Linear from zero, or logarithmic when the values span a factor of 20 or more and none is zero. `height` in px, zero at the top. */
export function valueScale(values: readonly number[], height: number): ValueScale {
  const smallest = Math.min(...values)
  const largest = Math.max(...values)
  return smallest > 0 && largest / smallest >= LOGARITHMIC_FROM
    ? logarithmic(smallest, largest, height)
    : linear([Math.min(0, smallest), largest > 0 ? largest * 1.06 : 1], height)
}

/** Linear over a range that is given, such as 0 to 100. */
export function rangeScale(range: readonly [number, number], height: number): ValueScale {
  return linear(range, height)
}

function linear([from, to]: readonly [number, number], height: number): ValueScale {
  const scale = scaleLinear([from, to], [height, 0]).nice(TICKS)
  return { at: (value) => scale(value), ticks: scale.ticks(TICKS), logarithmic: false }
}

function logarithmic(smallest: number, largest: number, height: number): ValueScale {
  const scale = scaleLog([smallest * 0.8, largest * 1.25], [height, 0])
  const [from = 1, to = 1] = scale.domain()
  const decades = Math.log10(to / from)
  const steps = decades > 3 ? [1] : decades > 1.6 ? [1, 3] : [1, 2, 5]
  const first = Math.floor(Math.log10(from))
  const ticks = Array.from({ length: Math.ceil(decades) + 2 }, (_, decade) =>
    steps.map((step) => step * 10 ** (first + decade)),
  )
    .flat()
    .filter((tick) => tick >= from && tick <= to)
  return { at: (value) => scale(value), ticks, logarithmic: true }
}
