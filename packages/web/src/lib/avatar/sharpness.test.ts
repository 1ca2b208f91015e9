import { describe, expect, it } from 'vitest'
import { createSharpness } from './sharpness.ts'

describe('how sharp a face is drawn', () => {
  const draw = (screenRatio: number, stepMs: number, pictures: number) => {
    const sharpness = createSharpness(screenRatio)
    for (let picture = 0; picture < pictures; picture++) sharpness.note(stepMs)
    return sharpness.pixelRatio
  }

  it('is as the screen, and at most twice its pixels', () => {
    expect(draw(1.5, 16, 600)).toBe(1.5)
    expect(draw(3, 16, 600)).toBe(2)
  })

  it('is less where the machine cannot keep up, and never nothing', () => {
    expect(draw(2, 40, 45)).toBe(1.5)
    expect(draw(2, 40, 9_000)).toBe(0.6)
  })

  it('does not suffer from a page that was hidden', () => {
    expect(draw(2, 60_000, 600)).toBe(2)
  })
})
