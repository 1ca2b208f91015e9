import { expect, it } from 'vitest'
import type { BrainSwitch } from '../conversation/brain-switch.ts'
import { fakeTimers } from '../testing/fake-timers.ts'
import { createSwitchNotices, SHOWN_MIN_MS, SHOWN_MS, type SwitchNotice } from './switch-notice.ts'

const RESTING: BrainSwitch = {
  from: 'groq',
  to: 'local',
  model: 'qwen',
  cause: 'quota',
  reason: 'groq has no quota left.',
  untilMs: 42_000,
}

function setUp() {
  const timers = fakeTimers()
  const shown: (SwitchNotice | null)[] = []
  const notices = createSwitchNotices(timers, (notice) => void shown.push(notice))
  return { timers, shown, notices, rests: () => shown.map((notice) => notice?.restS ?? null) }
}

it('counts the rest down by the second, and leaves by itself', () => {
  const { timers, notices, rests } = setUp()
  notices.tell(RESTING)
  timers.advance(SHOWN_MS)
  expect(rests()).toEqual([42, 41, 40, 39, 38, 37, 36, 35, null])
  timers.advance(60_000)
  expect(rests()).toHaveLength(9)
})

it('leaves with a short rest, but not before it could be read', () => {
  const { timers, notices, shown } = setUp()
  notices.tell({ ...RESTING, untilMs: 1_000 })
  timers.advance(SHOWN_MIN_MS - 1)
  expect(shown.at(-1)).toMatchObject({ restS: null, firstRestS: 1 })
  timers.advance(1)
  expect(shown.at(-1)).toBeNull()
})

it('tells the same rest once, however many answers it changes', () => {
  const { timers, notices, shown } = setUp()
  notices.tell(RESTING)
  timers.advance(SHOWN_MS)
  const lines = shown.length
  notices.tell({ ...RESTING, untilMs: 33_000 })
  expect(shown).toHaveLength(lines)
  timers.advance(34_000)
  notices.tell(RESTING)
  expect(shown.at(-1)).toMatchObject({ restS: 42 })
})

it('gives way to the next change, and to another conversation', () => {
  const { timers, notices, shown } = setUp()
  notices.tell(RESTING)
  timers.advance(1_000)
  notices.tell({ ...RESTING, from: 'local', to: 'groq', cause: 'restored', untilMs: null })
  expect(shown.at(-1)).toMatchObject({ change: { cause: 'restored' }, restS: null })
  notices.hide()
  expect(shown.at(-1)).toBeNull()
})
