import { expect, it } from 'vitest'
import { measureClip } from './measure.ts'

const RATE = 1_000

it('measures silence around a sound, its peak and its level', () => {
  const clip = Int16Array.from([...Array(30).fill(0), ...Array(100).fill(3_276), ...Array(70).fill(100)])
  const measures = measureClip(clip, RATE)
  expect(measures.leadingSilenceMs).toBe(30)
  expect(measures.trailingSilenceMs).toBe(70)
  expect(measures.peak).toBe(3_276)
  // Ten times below full scale is −20 dB; the frames at the borders are partly silent.
  expect(measures.levelDb).toBeGreaterThan(-21.5)
  expect(measures.levelDb).toBeLessThanOrEqual(-20)
})

it('calls a clip without sound silent from end to end', () => {
  expect(measureClip(new Int16Array(50), RATE)).toEqual({
    leadingSilenceMs: 50,
    trailingSilenceMs: 50,
    peak: 0,
    levelDb: Number.NEGATIVE_INFINITY,
  })
})
