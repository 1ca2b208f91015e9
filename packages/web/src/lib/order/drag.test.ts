import { describe, expect, it } from 'vitest'
import { type Drag, placeOf, shiftOf } from './drag.ts'
import { moved } from './moved.ts'

/** Three rows with gaps of 10, the second one twice as high. */
const rows = [
  { top: 0, height: 100 },
  { top: 110, height: 200 },
  { top: 320, height: 100 },
]
const drag = (from: number, byPx: number): Drag => ({ rows, from, byPx })
const shifts = (from: number, byPx: number) => rows.map((_, index) => shiftOf(drag(from, byPx), index))

describe('a row that is dragged', () => {
  it('changes places once it covers the middle of another one', () => {
    expect(placeOf(drag(0, 109))).toBe(0)
    expect(placeOf(drag(0, 111))).toBe(1)
    expect(placeOf(drag(0, 271))).toBe(2)
    expect(placeOf(drag(2, -109))).toBe(2)
    expect(placeOf(drag(2, -111))).toBe(1)
    expect(placeOf(drag(2, -271))).toBe(0)
  })

  it('goes no further than the ends of the list', () => {
    expect(placeOf(drag(0, 9_999))).toBe(2)
    expect(placeOf(drag(2, -9_999))).toBe(0)
  })

  it('is shown under the pointer, and those it has passed make room for it alone', () => {
    expect(shifts(0, 120)).toEqual([120, -110, 0])
    expect(shifts(1, 120)).toEqual([0, 120, -210])
    expect(shifts(2, -300)).toEqual([110, 110, -300])
  })

  it('leaves everything where it is when it is back', () => {
    expect(shifts(1, 0)).toEqual([0, 0, 0])
  })
})

it('takes one thing to another place and keeps the others in theirs', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a'], 3, 0)).toEqual(['a'])
})
