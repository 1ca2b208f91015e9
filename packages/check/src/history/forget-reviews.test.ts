import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { forgetOldReviews, KEPT_REVIEWS } from './forget-reviews.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'eva-reviews-'))
})
afterEach(() => rm(folder, { recursive: true }))

const idOf = (number: number): string => `review-20260101T${`${number}`.padStart(6, '0')}Z`
const put = (name: string): Promise<void> => writeFile(path.join(folder, name), '')

async function putReviews(count: number): Promise<void> {
  for (let number = 1; number <= count; number++) {
    for (const ending of ['json', 'md', 'html']) await put(`${idOf(number)}.${ending}`)
  }
}

it('keeps the latest two hundred, with all their files, and removes the rest of ours alone', async () => {
  await putReviews(KEPT_REVIEWS + 3)
  await put(`${idOf(2)}.html.4711.new`)
  const others = ['review.html', 'review-20250101T000000Z.json.bak', 'review-notes.json', 'notes.md']
  for (const name of others) await put(name)
  await mkdir(path.join(folder, 'review-20200101T000000Z.json'))
  await forgetOldReviews(folder, idOf(KEPT_REVIEWS + 3))
  const left = await readdir(folder)
  expect(left).toEqual(expect.arrayContaining([...others, 'review-20200101T000000Z.json']))
  const reviews = left.filter((name) => name.startsWith('review-20260101T'))
  expect(reviews).toHaveLength(3 * KEPT_REVIEWS)
  expect(reviews.filter((name) => [1, 2, 3].some((number) => name.startsWith(idOf(number))))).toEqual([])
})

it('keeps the one that was just made, whatever the clock said before', async () => {
  await putReviews(KEPT_REVIEWS + 1)
  await forgetOldReviews(folder, idOf(1))
  const left = await readdir(folder)
  expect(left).toHaveLength(3 * KEPT_REVIEWS)
  expect(left).toContain(`${idOf(1)}.json`)
  expect(left).not.toContain(`${idOf(2)}.json`)
})

it('has nothing to do where few reviews are, or none', async () => {
  await putReviews(2)
  await forgetOldReviews(folder, idOf(2))
  expect(await readdir(folder)).toHaveLength(6)
  await forgetOldReviews(path.join(folder, 'nowhere'), idOf(2))
})
