import { expect, it } from 'vitest'
import { type Count, type Counted, judgeCount } from './judge-count.ts'

const answer = (remaining: number, reset: number, rest: Partial<Counted> = {}): Counted => {
  const plain: Count = { limit: 60, remaining, reset }
  return { plain, twin: plain, inBody: remaining, ...rest }
}

it.each<[string, readonly Counted[]]>([
  ['counts down by one', [answer(59, 60), answer(58, 60), answer(57, 59)]],
  ['turns its window over in between', [answer(3, 2), answer(2, 1), answer(59, 60), answer(58, 60)]],
  ['turns its window over when nothing was left', [answer(0, 1), answer(59, 60), answer(58, 60)]],
  ['has somebody else who asks, too', [answer(40, 30), answer(37, 30), answer(36, 30)]],
  ['tells nothing in the body', [answer(9, 30, { inBody: null }), answer(8, 30, { inBody: null })]],
])('takes one for right that %s', (_, row) => {
  expect(judgeCount(row)).toEqual({ value: 1, wrong: null })
})

const NONE: Count = { limit: null, remaining: null, reset: null }

it.each<[string, readonly Counted[], RegExp]>([
  ['stands still', [answer(59, 60), answer(59, 60), answer(59, 60)], /does not fall/],
  ['counts up', [answer(10, 60), answer(11, 60)], /does not fall/],
  ['counts in leaps', [answer(50, 60), answer(45, 60), answer(40, 60)], /never falls by one/],
  ['has no headers', [answer(0, 0, { plain: NONE, twin: NONE, inBody: null })], /not there/],
  ['has more left than there is', [answer(60, 60), answer(59, 60)], /cannot be/],
  ['waits for longer than a window', [answer(59, 600), answer(58, 600)], /cannot be/],
  [
    'spells it in two ways',
    [answer(59, 60), answer(58, 60, { twin: { limit: 60, remaining: 50, reset: 60 } })],
    /two spellings/,
  ],
  ['says something else in the body', [answer(59, 60), answer(58, 60, { inBody: 59 })], /in the body/],
])('catches one that %s', (_, row, named) => {
  const { value, wrong } = judgeCount(row)
  expect(value).toBeLessThan(1)
  expect(wrong?.en).toMatch(named)
})
