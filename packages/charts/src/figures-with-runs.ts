/** As much of a figure as tells whether its runs are a picture. */
type Figure = { readonly unit: string; readonly value: number | null; readonly samples: readonly number[] }

/** Fewer runs show nothing that their median does not. */
const LEAST_RUNS = 5

/**
 * The figures whose runs are worth a chart: times, with five runs or more. A figure that is not among its samples, such as their spread, would be
 * drawn against a target of another size; and of two figures made of the same samples one picture is enough.
 */
export function figuresWithRuns<F extends Figure>(figures: readonly F[]): F[] {
  const drawn = new Set<string>()
  return figures.filter(({ unit, value, samples }) => {
    if (unit !== 'ms' || samples.length < LEAST_RUNS || value === null) return false
    if (value < Math.min(...samples) || value > Math.max(...samples)) return false
    const picture = samples.join()
    if (drawn.has(picture)) return false
    drawn.add(picture)
    return true
  })
}
