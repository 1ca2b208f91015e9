import { createFakeClock, fakeEar, fakeEarInfo } from '@eva/testing/fakes'
import { beforeEach, expect, it } from 'vitest'
import { enteringEar } from './entering-ear.ts'
import { Grace } from './grace.ts'

const clock = createFakeClock()
const info = fakeEarInfo('fake', 'ada', { languages: ['en'], isStreaming: true })
const never = new AbortController().signal
const options = { ear: info.id, language: 'en', context: '', signal: never }
const sound = new Int16Array(16_000)

let grace: Grace
let isOver: boolean
beforeEach(() => {
  grace = new Grace()
  isOver = false
})

/** Whether all have left who were inside at the call. */
async function watch(): Promise<void> {
  void grace.over().then(() => {
    isOver = true
  })
  await clock.settle()
}

it('is in use while an utterance is understood, also when that fails', async () => {
  const gate = Promise.withResolvers<void>()
  const ear = fakeEar({ clock, ears: [info], script: () => [] })
  const slow = {
    ...ear,
    hear: async () => {
      await gate.promise
      throw new Error('out of order')
    },
  }
  const hearing = enteringEar(slow, grace.enter).hear(sound, options)
  await watch()
  expect(isOver).toBe(false)
  gate.resolve()
  await expect(hearing).rejects.toThrow('out of order')
  await clock.settle()
  expect(isOver).toBe(true)
})

it('is in use while it hears along, until the end or until it is stopped', async () => {
  const ear = enteringEar(fakeEar({ clock, ears: [info], script: () => [] }), grace.enter)
  const stop = new AbortController()
  ear.open({ ...options, signal: stop.signal })
  const stream = ear.open(options)
  await watch()
  stream.push(sound)
  await stream.finish().catch(() => 'it had nothing to say')
  await clock.settle()
  expect(isOver).toBe(false)
  stop.abort()
  await clock.settle()
  expect(isOver).toBe(true)
})

it('has what the ear has now', () => {
  let ears = [info]
  const ear = enteringEar(
    {
      ...fakeEar({ clock, ears: [], script: () => [] }),
      get ears() {
        return ears
      },
    },
    grace.enter,
  )
  ears = []
  expect(ear.ears).toEqual([])
})

it('waits for nobody any more at the end', async () => {
  grace.enter()
  await watch()
  expect(isOver).toBe(false)
  grace.end()
  await clock.settle()
  expect(isOver).toBe(true)
})
