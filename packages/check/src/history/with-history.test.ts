import { describe, expect, it } from 'vitest'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { bodyOf, failingReview, healthyReviews, solvedReview, WELL } from '../report/test-reviews.ts'
import { withHistory } from './with-history.ts'

const body = bodyOf(28, WELL)

describe('the history of a review', () => {
  it('holds earlier reviews of the same Eva, oldest first, thirty at most', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...withHistory(bodyOf(1, WELL), []),
      id: `review-2026${index}xxxx`,
      reviewed_at: `2026-10-01T00:00:${`${index}`.padStart(2, '0')}.000Z`,
    })).toReversed()
    const { trend } = withHistory(body, many).history
    expect(trend.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, index) => `review-2026${index + 10}xxxx`))
  })

  it('leaves out another address, another brain, later reviews and itself', () => {
    const same = withHistory(bodyOf(3, WELL), [])
    const others = [
      { ...same, subject: { ...same.subject, url: 'http://127.0.0.1:9000' } },
      { ...same, subject: { ...same.subject, brain: 'groq' } },
      { ...same, subject: { ...same.subject, started_here: true } },
      { ...same, reviewed_at: '2027-01-01T00:00:00.000Z' },
      { ...same, id: body.id },
    ]
    expect(withHistory(body, others).history.trend).toEqual([])
    expect(withHistory(body, [same]).history.trend).toHaveLength(1)
  })

  it('does not mind the port of one that is started for each review', () => {
    const started = (day: number, port: number) => ({
      ...bodyOf(day, WELL),
      subject: { ...body.subject, started_here: true, url: `http://127.0.0.1:${port}` },
    })
    expect(withHistory(started(5, 1), [withHistory(started(4, 2), [])]).history.trend).toHaveLength(1)
  })

  it('tells how long each blocker has been there', () => {
    expect(failingReview.history.blockers).toEqual([
      { id: 'foreign_origin_accepted', open_for: 1 },
      { id: 'lump', open_for: 2 },
      { id: 'forgets', open_for: 2 },
    ])
  })

  it('neither ages nor solves a finding in a review that did not look there', () => {
    const [first] = failingReview.findings.filter(({ id }) => id === 'lump')
    if (!first) throw new Error('the fixture has no lump')
    const there = withHistory(bodyOf(3, WELL, [first]), [])
    const elsewhere = withHistory({ ...bodyOf(4, WELL), only: ['latency'] }, [there])
    expect(elsewhere.history.solved).toEqual([])
    const again = withHistory(bodyOf(5, WELL, [first]), [there, elsewhere])
    expect(again.history.blockers).toEqual([{ id: 'lump', open_for: 2 }])
    expect(again.history.trend.map(({ id }) => id)).toEqual([there.id])
  })

  it('names what is gone', () => {
    expect(solvedReview.history.solved.map(({ id }) => id)).toEqual(['forgets', 'no_ear'])
  })

  it('names the figures below their target, farthest first', () => {
    const targets = failingReview.history.next_targets
    const scores = targets.map(({ id }) => failingReview.metrics.find((metric) => metric.id === id)?.score ?? 0)
    expect(scores.length).toBeGreaterThan(4)
    expect(scores).toEqual(scores.toSorted((a, b) => a - b))
    expect(Math.max(...scores)).toBeLessThan(1)
  })

  it('sees the recovery of an Eva that was slow, and no change after it', () => {
    const changes = (index: number) => healthyReviews[index]?.history.changes ?? []
    expect(changes(3).find(({ id }) => id === 'latency.first_token')?.change).toBe('better')
    expect(changes(9).filter(({ change }) => change !== 'same')).toEqual([])
  })
})

describe('a machine that others keep busy', () => {
  const busy = finding('machine_busy', both('Load 9.', 'Charge 9.'))
  const slow = { ...WELL, slow: 3 }
  const worse = ({ history }: ReturnType<typeof withHistory>): string[] =>
    history.changes.flatMap(({ id, change }) => (change === 'worse' ? [id] : []))

  it('makes no time better or worse', () => {
    expect(worse(withHistory(bodyOf(28, slow), healthyReviews))).toContain('latency.first_token')
    expect(worse(withHistory(bodyOf(28, slow, [busy]), healthyReviews))).toEqual([])
  })

  it('is nothing that a later review is compared with, and no merit when it is over', () => {
    const disturbed = withHistory(bodyOf(20, slow, [busy]), [])
    const { changes, solved } = withHistory(body, [disturbed]).history
    expect(changes.every(({ change }) => change === 'new')).toBe(true)
    expect(solved).toEqual([])
  })
})
