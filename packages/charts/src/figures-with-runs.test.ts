import { expect, it } from 'vitest'
import { figuresWithRuns } from './figures-with-runs.ts'

const SAMPLES = [10, 12, 11, 14, 13]

it('draws times with their runs, each set of runs once', () => {
  const first = { unit: 'ms', value: 12, samples: SAMPLES }
  const again = { unit: 'ms', value: 14, samples: SAMPLES }
  const other = { unit: 'ms', value: 3, samples: [1, 2, 3, 4, 5] }
  expect(figuresWithRuns([first, again, other])).toEqual([first, other])
})

it.each([
  ['a share', { unit: 'share', value: 12, samples: SAMPLES }],
  ['fewer than five runs', { unit: 'ms', value: 12, samples: SAMPLES.slice(1) }],
  ['what was not measured', { unit: 'ms', value: null, samples: SAMPLES }],
  ['the spread of its runs', { unit: 'ms', value: 4, samples: SAMPLES }],
])('does not draw %s', (_, figure) => {
  expect(figuresWithRuns([figure])).toEqual([])
})
