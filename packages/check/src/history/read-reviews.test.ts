import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
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

it('is not led astray by what else lies there', async () => {
  await put(`${firstReview.id}.json`, firstReview)
  await put('review-20991231T000000Z.json', firstReview)
  await mkdir(path.join(folder, 'review-20261103T000000Z.json'))
  await symlink('nowhere', path.join(folder, 'review-20261104T000000Z.json'))
  await writeFile(path.join(folder, 'review-20261105T000000Z.json'), Buffer.alloc(4_000_001, '['))
  execFileSync('mkfifo', [path.join(folder, 'review-20261106T000000Z.json')])
  for (let copy = 100; copy < 150; copy++) await put(`review-copied-${copy}.json`, firstReview)
  const { reviews, broken } = await readReviews(folder)
  expect(reviews).toEqual([firstReview])
  expect(broken).toHaveLength(55)
})

it('finds none where there is no folder', async () => {
  await writeFile(path.join(folder, 'a-file'), '')
  for (const name of ['nowhere', 'a-file'])
    expect(await readReviews(path.join(folder, name))).toEqual({ reviews: [], broken: [] })
})
