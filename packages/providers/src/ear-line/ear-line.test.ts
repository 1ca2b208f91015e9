import { setImmediate } from 'node:timers/promises'
import { EvaError, type Heard } from '@eva/core'
import { never, samplesOf } from '@eva/testing/ear-contract'
import { expect, it } from 'vitest'
import { createEarLine } from './index.ts'

/** A line for an ear that understands how many utterances came before, as soon as it is told to. */
function openLine(atOnce: number) {
  const begun: PromiseWithResolvers<Heard>[] = []
  const line = createEarLine({
    name: 'test',
    atOnce,
    obstacle: (ear) => (ear === 'here' ? null : new EvaError('ear_failed', 'not here')),
    understand() {
      const task = Promise.withResolvers<Heard>()
      begun.push(task)
      return task.promise
    },
  })
  const hear = (signal = never()) =>
    line.hear(samplesOf(200), { ear: 'here', language: null, context: '', signal }).then(({ text }) => text)
  const answer = (index: number): void =>
    begun[index]?.resolve({ text: `number ${index}`, language: null, noSpeechProbability: null })
  return { line, hear, begun, answer }
}

it('lets so many in at a time, in the order of asking', async () => {
  const { hear, begun, answer } = openLine(2)
  const heard = [hear(), hear(), hear(), hear()]
  await setImmediate()
  expect(begun).toHaveLength(2)
  answer(1)
  expect(await heard[1]).toBe('number 1')
  await setImmediate()
  expect(begun).toHaveLength(3)
  for (const index of [2, 0]) answer(index)
  await setImmediate()
  answer(3)
  expect(await Promise.all(heard)).toEqual(['number 0', 'number 1', 'number 2', 'number 3'])
})

it('goes on with the next when one fails', async () => {
  const { hear, begun, answer } = openLine(1)
  const heard = [hear(), hear()]
  await setImmediate()
  begun[0]?.reject(new EvaError('ear_failed', 'no'))
  await expect(heard[0]).rejects.toMatchObject({ message: 'no' })
  await setImmediate()
  answer(1)
  expect(await heard[1]).toBe('number 1')
})

it('begins nothing for whoever went while waiting', async () => {
  const { hear, begun, answer } = openLine(1)
  const stop = new AbortController()
  const first = hear()
  const gone = hear(stop.signal)
  const last = hear()
  stop.abort('gone')
  await expect(gone).rejects.toBe('gone')
  await setImmediate()
  answer(0)
  expect(await first).toBe('number 0')
  await setImmediate()
  answer(1)
  expect(await last).toBe('number 1')
  expect(begun).toHaveLength(2)
})

it('keeps the place of what was stopped until its work is over', async () => {
  const { hear, begun, answer } = openLine(1)
  const stop = new AbortController()
  const stopped = hear(stop.signal)
  const next = hear()
  await setImmediate()
  stop.abort('enough')
  await expect(stopped).rejects.toBe('enough')
  await setImmediate()
  expect(begun).toHaveLength(1)
  begun[0]?.reject('enough')
  await setImmediate()
  answer(1)
  expect(await next).toBe('number 1')
})

it('refuses the sixty-fifth that waits, and forgets those who went', async () => {
  const { hear, line } = openLine(1)
  const stop = new AbortController()
  const waiting = Array.from({ length: 65 }, () => hear(stop.signal))
  await expect(hear()).rejects.toMatchObject({ code: 'ear_failed', message: 'test has too much to hear already.' })
  stop.abort('all of them')
  await Promise.allSettled(waiting)
  const later = hear()
  await setImmediate()
  line.close()
  await expect(later).rejects.toMatchObject({ message: 'test was closed.' })
})
