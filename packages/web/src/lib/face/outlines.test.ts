import { describe, expect, it } from 'vitest'
import { expressionOf, type Presence } from './expressions.ts'
import { outlinesOf } from './outlines.ts'
import { drawPictures, type Screen } from './pictures.ts'
import { CLOSED_MOUTH, POSE_AT_REST } from './pose.ts'

/** How far the lips of the drawn mouth are apart in its middle. */
function gap(d: string): number {
  const [upper = 0, lower = 0] = [...d.matchAll(/(?<![\d.])200 (-?[\d.]+)/g)].map((match) => Number(match[1]))
  return lower - upper
}

describe('the picture', () => {
  it('opens the mouth as far as the shape says', () => {
    const opened = [0, 0.25, 0.5, 1].map((open) =>
      gap(outlinesOf({ ...POSE_AT_REST, mouth: { ...CLOSED_MOUTH, open } }).mouth),
    )
    expect(opened[0]).toBeLessThan(1)
    expect(opened).toEqual([...opened].sort((a, b) => a - b))
    expect(opened[3]).toBeGreaterThan(20)
  })

  it('is another one for each mood and each thing that she does', () => {
    const moods = ['neutral', 'joy', 'tenderness', 'curiosity', 'sadness', 'surprise', 'thought'] as const
    const presences: Presence[] = ['away', 'resting', 'listening', 'thinking', 'troubled']
    const pictures = [
      ...moods.map((mood) => expressionOf(mood, 'speaking')),
      ...presences.map((presence) => expressionOf('neutral', presence)),
    ].map((expression) => JSON.stringify(outlinesOf({ ...POSE_AT_REST, ...expression })))
    expect(new Set(pictures).size).toBe(pictures.length)
  })

  it('has no number that is none, however far a pose goes', () => {
    const wild = { ...POSE_AT_REST, lids: 1, blink: 1, squint: 1, smile: -1, yaw: 1, pitch: -1, gazeX: -1, lean: 1 }
    expect(
      JSON.stringify(outlinesOf({ ...wild, mouth: { open: 1, wide: -1, round: 1, bite: 1, press: 1 } })),
    ).not.toMatch(/NaN|Infinity|e-/)
  })
})

describe('pictures', () => {
  it('are drawn while somebody can see them, and until the end', () => {
    const waiting = new Map<number, (nowMs: number) => void>()
    let changed = () => {}
    let visible = true
    let ids = 0
    let drawn = 0
    const screen: Screen = {
      requestFrame(draw) {
        waiting.set(++ids, draw)
        return ids
      },
      cancelFrame: (id) => void waiting.delete(id),
      isVisible: () => visible,
      onVisibility(tell) {
        changed = tell
        return () => {}
      },
    }
    const frame = () => {
      for (const [id, draw] of [...waiting]) {
        waiting.delete(id)
        draw(0)
      }
    }
    const end = drawPictures(() => void drawn++, screen)
    frame()
    frame()
    expect(drawn).toBe(2)
    visible = false
    changed()
    frame()
    expect([drawn, waiting.size]).toEqual([2, 0])
    visible = true
    changed()
    changed()
    frame()
    expect([drawn, waiting.size]).toEqual([3, 1])
    end()
    frame()
    expect([drawn, waiting.size]).toEqual([3, 0])
  })
})
