import type { ReviewProgress, ReviewSummary } from '@eva/protocol'
import { expect, it } from 'vitest'
import type { Outcome } from '../request.ts'
import { createReviews } from './reviews.ts'
import type { ReviewEvents, ReviewsApi } from './reviews-api.ts'

const STEP: ReviewProgress = { type: 'step', done: 0, of: 2, aspect: 'latency', name: { en: 'Runs', fr: 'Essais' } }
const DONE: ReviewProgress = { type: 'done', id: 'review-20261121T084512Z' }
const STOPPED: ReviewProgress = { type: 'failed', message: 'The review was stopped.' }

async function* saying(...events: readonly ReviewProgress[]): AsyncGenerator<ReviewProgress> {
  yield* events
}

const summary = (id: string): ReviewSummary => ({
  id,
  reviewed_at: '2026-11-21T08:45:12Z',
  status: 'passed',
  subject: { url: '', started_here: false, version: null, brain: null, model: null, voice: null, ear: null, gpu: null },
  percent: 90,
  critical: 0,
  major: 0,
})

const fine = <Value>(value: Value): Outcome<Value> => ({ ok: true, value })
const refused = (code: string): Outcome<never> => ({ ok: false, problem: { code, message: code, fix: null } })

/** Answers with what the script says, in order, and throws on what it does not say; a review that is read is not found. */
function scripted(script: {
  lists?: ReviewSummary[][]
  running?: Outcome<ReviewEvents | null>[]
  start?: Outcome<ReviewEvents>[]
  stop?: Outcome<void>[]
}): ReviewsApi {
  const next = <Value>(answers: Value[] | undefined, what: string): Value => {
    const answer = answers?.shift()
    if (answer === undefined) throw new Error(`nobody expected ${what}`)
    return answer
  }
  return {
    list: async () => fine(next(script.lists, 'list')),
    read: async () => refused('review_not_found'),
    running: async () => next(script.running, 'running'),
    start: async () => next(script.start, 'start'),
    stop: async () => next(script.stop, 'stop'),
  }
}

it('follows the review that somebody else began, instead of a second one', async () => {
  const { start, store } = createReviews(scripted({ running: [fine(saying(STEP, DONE))], lists: [[summary(DONE.id)]] }))
  await start()
  expect(store.getState()).toMatchObject({ making: null, ended: { made: DONE.id } })
})

it('follows it also when that one was quicker by a moment', async () => {
  const running = [fine(null), fine(saying(STEP, DONE))]
  const { start, store } = createReviews(
    scripted({ running, start: [refused('review_running')], lists: [[summary(DONE.id)]] }),
  )
  await start()
  expect(store.getState().ended).toEqual({ made: DONE.id })
})

it('takes a cut connection up again, and knows a review that ended meanwhile', async () => {
  const running = [fine(null), fine(saying(STEP)), fine(null)]
  const { start, store } = createReviews(
    scripted({ running, start: [fine(saying(STEP))], lists: [[summary(DONE.id)]] }),
  )
  await start()
  expect(store.getState()).toMatchObject({ making: null, ended: { made: DONE.id } })
})

it('says that it lost Eva when she is gone and left nothing', async () => {
  const { start, store } = createReviews(
    scripted({ running: [fine(null), refused('unreachable')], start: [fine(saying(STEP))], lists: [[]] }),
  )
  await start()
  expect(store.getState()).toMatchObject({ making: null, ended: null, problem: { code: 'cut_off' } })
})

it('does not try for ever', async () => {
  const cuts = Array.from({ length: 9 }, () => fine(saying(STEP)))
  const { start, store } = createReviews(
    scripted({ running: [fine(null), ...cuts], start: [fine(saying(STEP))], lists: [[]] }),
  )
  await start()
  expect(store.getState().problem?.code).toBe('cut_off')
})

it('takes a stop from here for what was wanted, and one from elsewhere for what has to be said', async () => {
  const held = Promise.withResolvers<void>()
  async function* stopped() {
    yield STEP
    await held.promise
    yield STOPPED
  }
  const here = createReviews(
    scripted({ running: [fine(null)], start: [fine(stopped())], stop: [fine(undefined)], lists: [] }),
  )
  const ended = here.start()
  await here.stop()
  held.resolve()
  await ended
  expect(here.store.getState()).toMatchObject({ making: null, ended: 'stopped', problem: null })

  const elsewhere = createReviews(scripted({ running: [fine(null)], start: [fine(saying(STEP, STOPPED))] }))
  await elsewhere.start()
  expect(elsewhere.store.getState()).toMatchObject({ ended: null, problem: { message: 'The review was stopped.' } })
})

it('has nothing to say when a review ended before it could be stopped', async () => {
  const { stop, store } = createReviews(scripted({ stop: [refused('review_not_found')] }))
  await stop()
  expect(store.getState().problem).toBeNull()
})
