import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { firstReview, healthyReviews } from '../report/test-reviews.ts'
import { readReviews } from './read-reviews.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'eva-reviews-'))
})
afterEach(() => rm(folder, { recursive: true }))

const put = (name: string, content: unknown): Promise<void> =>
  writeFile(path.join(folder, name), JSON.stringify(content))

it('reads the reviews of a folder, oldest first', async () => {
  for (const review of healthyReviews.toReversed()) await put(`${review.id}.json`, review)
  expect(await readReviews(folder)).toEqual({ reviews: healthyReviews, broken: [] })
})

it('passes over what is no review and names it', async () => {
  await put(`${firstReview.id}.json`, firstReview)
  await writeFile(path.join(folder, 'review-20261101T000000Z.json'), '{"version":1,')
  await put('review-20261102T000000Z.json', { ...firstReview, version: 2 })
  await put('notes.json', {})
  const { reviews, broken } = await readReviews(folder)
  expect(reviews.map(({ id }) => id)).toEqual([firstReview.id])
  expect(broken).toEqual(['review-20261101T000000Z.json', 'review-20261102T000000Z.json'])
})

it('looks at the latest thirty alone', async () => {
  for (let day = 0; day < 33; day++) {
    const id = `review-202610${`${day}`.padStart(2, '0')}T000000Z`
    await put(`${id}.json`, { ...firstReview, id })
  }
  const { reviews } = await readReviews(folder)
  expect(reviews).toHaveLength(30)
  expect(reviews[0]?.id).toBe('review-20261003T000000Z')
})

it('finds none in a folder that is not there', async () => {
  expect(await readReviews(path.join(folder, 'nowhere'))).toEqual({ reviews: [], broken: [] })
})
