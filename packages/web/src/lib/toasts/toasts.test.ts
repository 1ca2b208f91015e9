import { describe, expect, it } from 'vitest'
import { fakeTimers } from '../testing/fake-timers.ts'
import { createToasts } from './toasts.ts'

function scene() {
  const timers = fakeTimers()
  const toasts = createToasts(timers)
  return { timers, toasts, texts: () => toasts.store.getState().map(({ text }) => text) }
}

describe('toasts', () => {
  it('leave by themselves when they ask for nothing', () => {
    const { timers, toasts, texts } = scene()
    toasts.done('Saved.')
    timers.advance(5_999)
    expect(texts()).toEqual(['Saved.'])
    timers.advance(1)
    expect(texts()).toEqual([])
  })

  it('stay until they are read when something went wrong or can be done', () => {
    const { timers, toasts, texts } = scene()
    toasts.failed('Not saved.')
    toasts.done('Forgotten.', { label: 'Undo', run: () => {} })
    timers.advance(3_600_000)
    expect(texts()).toEqual(['Not saved.', 'Forgotten.'])
    toasts.dismiss(1)
    expect(texts()).toEqual(['Forgotten.'])
  })

  it('do what they offer once, and are gone', () => {
    const { toasts, texts } = scene()
    let undone = 0
    toasts.done('Forgotten.', { label: 'Undo', run: () => undone++ })
    toasts.act(1)
    toasts.act(1)
    expect([undone, texts()]).toEqual([1, []])
  })

  it('wait while somebody reads them', () => {
    const { timers, toasts, texts } = scene()
    toasts.done('Saved.')
    timers.advance(5_000)
    toasts.hold(true)
    toasts.done('Saved again.')
    timers.advance(60_000)
    expect(texts()).toEqual(['Saved.', 'Saved again.'])
    toasts.hold(false)
    timers.advance(6_000)
    expect(texts()).toEqual([])
  })

  it('say the same thing once, and never crowd out what must be read', () => {
    const { toasts, texts } = scene()
    toasts.failed('Not saved.')
    for (const text of ['one', 'two', 'two', 'three', 'four', 'five']) toasts.done(text)
    expect(texts()).toEqual(['Not saved.', 'three', 'four', 'five'])
  })
})
