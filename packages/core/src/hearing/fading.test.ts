import { describe, expect, it } from 'vitest'
import { Fading, type VadVerdict } from './fading.ts'

/** What becomes of verdicts (`#` speech, `?` maybe, `.` silence), each with its level. */
function sifted(windows: readonly (readonly [verdict: string, level: number])[], fading = new Fading()): string {
  const names: Record<string, VadVerdict> = { '#': 'speech', '?': 'maybe', '.': 'silence' }
  const marks: Record<VadVerdict, string> = { speech: '#', maybe: '?', silence: '.' }
  return windows.map(([mark, level]) => marks[fading.sift(names[mark] ?? 'silence', level)]).join('')
}
const times = (count: number, mark: string, level: number): [string, number][] => Array(count).fill([mark, level])

describe('the end of a voice', () => {
  it('is where its sound ends, and not where the detector lets go', () => {
    expect(
      sifted([...times(5, '.', 0.001), ...times(6, '#', 0.1), ...times(3, '#', 0.001), ...times(2, '.', 0.001)]),
    ).toBe('.....######???..')
  })

  it('is found in noise', () => {
    expect(sifted([...times(20, '.', 0.03), ...times(6, '#', 0.1), ...times(3, '#', 0.031)])).toBe(
      `${'.'.repeat(20)}######???`,
    )
  })

  it('is not a soft sound within it', () => {
    expect(sifted([...times(6, '#', 0.1), ...times(2, '#', 0.01), ...times(2, '#', 0.1)])).toBe('##########')
  })

  it('is no soft beginning, and no voice that is as soft as the noise', () => {
    const fading = new Fading()
    sifted(times(20, '#', 0.2), fading)
    expect(sifted([...times(20, '.', 0.01), ...times(5, '#', 0.01)], fading)).toBe(`${'.'.repeat(20)}#####`)
  })

  it('comes no sooner for somebody who has moved away from the microphone', () => {
    const fading = new Fading()
    sifted(times(30, '#', 0.3), fading)
    expect(sifted([...times(3, '.', 0.001), ...times(60, '#', 0.01)], fading).slice(-20)).toBe('#'.repeat(20))
  })

  it('is no business of windows that are no speech', () => {
    expect(sifted([...times(3, '#', 0.1), ...times(2, '?', 0.1), ...times(2, '.', 0.1)])).toBe('###??..')
  })
})
