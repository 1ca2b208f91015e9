import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { follow } from './follow.ts'

it('aborts with the reason of the first that does', () => {
  const [one, two] = [new AbortController(), new AbortController()]
  const { controller } = follow(one.signal, two.signal)
  two.abort('two')
  one.abort('one')
  expect(controller.signal.reason).toBe('two')
})

it('is aborted from the start where one already was, by the first of them', () => {
  expect(follow(AbortSignal.abort('a'), AbortSignal.abort('b')).controller.signal.reason).toBe('a')
})

it('aborts nobody else, and leaves nothing behind', () => {
  const other = new AbortController()
  const { controller, letGo } = follow(other.signal)
  controller.abort('mine')
  expect(other.signal.aborted).toBe(false)
  expect(getEventListeners(other.signal, 'abort')).toHaveLength(1)
  letGo()
  expect(getEventListeners(other.signal, 'abort')).toEqual([])
})
