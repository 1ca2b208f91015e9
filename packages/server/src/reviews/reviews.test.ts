import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReviewProgress } from '@eva/protocol'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startReview } from './review-run.ts'
import { openReviewShelf } from './review-shelf.ts'
import { Reviews } from './reviews.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-reviews-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A reviewer that does what this code does. */
const reviewsBy = (code: string): Reviews =>
  new Reviews(openReviewShelf(folder), () => ({ file: process.execPath, args: ['-e', code], env: {} }))

const STEP = { type: 'step', done: 0, of: 2, aspect: 'latency', name: { en: 'Runs', fr: 'Essais' } }
const saying = (...events: readonly unknown[]): string =>
  `console.log(${JSON.stringify(events.map((event) => JSON.stringify(event)).join('\n'))});`
const WISH = { runs: null, only: [] }

it('tells everybody who follows all that happens, whenever they came', async () => {
  const reviews = reviewsBy(saying(STEP, { type: 'done', id: 'review-20261121T084512Z' }))
  const run = reviews.start(WISH)
  const [one, other] = await Promise.all([Array.fromAsync(run.follow()), Array.fromAsync(run.follow())])
  expect(one.map(({ type }) => type)).toEqual(['step', 'done'])
  expect(other).toEqual(one)
  expect(await Array.fromAsync(run.follow())).toEqual(one)
  await run.ended
  expect(reviews.running).toBeNull()
})

it('makes one at a time', async () => {
  const reviews = reviewsBy('setInterval(() => {}, 1000)')
  const run = reviews.start(WISH)
  expect(() => reviews.start(WISH)).toThrowError(expect.objectContaining({ code: 'review_running' }))
  await reviews.close()
  const [last] = await Array.fromAsync(run.follow())
  expect(last).toEqual({ type: 'failed', message: 'The review was stopped.' })
})

it.each<[string, string, ReviewProgress]>([
  ['says nothing', '', { type: 'failed', message: 'The reviewer ended without a word.' }],
  [
    'fails',
    "console.error('no Eva there'); process.exit(1)",
    { type: 'failed', message: 'The reviewer failed: no Eva there' },
  ],
  [
    'talks nonsense',
    "console.log('{'); console.log('[]')",
    { type: 'failed', message: 'The reviewer ended without a word.' },
  ],
])('tells when the reviewer %s', async (_, code, event) => {
  expect(await Array.fromAsync(reviewsBy(code).start(WISH).follow())).toEqual([event])
})

it('tells when there is no reviewer at all', async () => {
  const reviews = new Reviews(openReviewShelf(folder), () => ({ file: join(folder, 'nothing'), args: [], env: {} }))
  const [event] = await Array.fromAsync(reviews.start(WISH).follow())
  expect(event).toMatchObject({ type: 'failed', message: expect.stringContaining('ENOENT') })
})

it('lets nobody who leaves stop it', async () => {
  const reviews = reviewsBy(`${saying(STEP)}setInterval(() => {}, 1000)`)
  const run = reviews.start(WISH)
  for await (const event of run.follow()) {
    expect(event).toEqual(STEP)
    break
  }
  expect(reviews.running).toBe(run)
  await reviews.close()
  expect(reviews.running).toBeNull()
})

it('ends a reviewer that does not stop when it is told to', async () => {
  const code = `process.on('SIGTERM', () => {});${saying(STEP)}setInterval(() => {}, 1000)`
  const run = startReview({ file: process.execPath, args: ['-e', code], env: {} }, 1)
  const told: ReviewProgress[] = []
  for await (const event of run.follow()) {
    told.push(event)
    if (event.type === 'step') run.cancel()
  }
  expect(told.map(({ type }) => type)).toEqual(['step', 'failed'])
  await run.ended
})
