import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Review } from '@eva/protocol'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openReviewShelf } from './review-shelf.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-reviews-'))
})
afterEach(() => rm(folder, { recursive: true }))

const idOf = (number: number): string => `review-20261121T${`${number}`.padStart(6, '0')}Z`
const LATEST = idOf(84512)

const reviewOf = (id: string, percent = 82.5): Review => ({
  version: 1,
  id,
  reviewed_at: '2026-11-21T08:45:12.000Z',
  commit: null,
  seed: 7,
  duration_s: 12,
  runs: 20,
  only: ['quality'],
  subject: {
    url: 'http://127.0.0.1:8000',
    started_here: false,
    version: null,
    brain: 'local',
    model: null,
    voice: null,
    ear: null,
    gpu: null,
  },
  machine: { processor: 'x', cores: 2, memory_gb: 24, node: 'v24', load_before: 0, load_after: 1 },
  status: 'passed',
  score: { points: 8, earnable: 10, percent, capped: null },
  aspects: [{ aspect: 'quality', points: 8 }],
  metrics: [],
  findings: [],
  arrivals: [],
  history: { trend: [], changes: [], blockers: [], solved: [], next_targets: [] },
})
const put = (id: string, review: Review): Promise<void> => writeFile(join(folder, `${id}.json`), JSON.stringify(review))

it('lists the latest two hundred reviews, latest first', async () => {
  for (let number = 0; number < 203; number++) await put(idOf(number), reviewOf(idOf(number)))
  const list = await openReviewShelf(folder).list()
  expect(list).toHaveLength(200)
  expect(list[0]).toMatchObject({ id: idOf(202), percent: 82.5, critical: 0, major: 0 })
  expect(list.at(-1)?.id).toBe(idOf(3))
})

it('sees what came, went or was written anew', async () => {
  const shelf = openReviewShelf(folder)
  expect(await shelf.list()).toEqual([])
  await put(LATEST, reviewOf(LATEST))
  expect(await shelf.list()).toMatchObject([{ percent: 82.5 }])
  await rm(join(folder, `${LATEST}.json`))
  expect(await shelf.list()).toEqual([])
  await put(LATEST, reviewOf(LATEST, 90))
  expect(await shelf.list()).toMatchObject([{ percent: 90 }])
})

it('leaves out what is no review, and is not held up by it', async () => {
  await put(LATEST, reviewOf(LATEST))
  await writeFile(join(folder, `${idOf(1)}.json`), '{"version":1}')
  await writeFile(join(folder, `${idOf(2)}.json`), Buffer.alloc(4_000_001, '['))
  await mkdir(join(folder, `${idOf(3)}.json`))
  execFileSync('mkfifo', [join(folder, `${idOf(4)}.json`), join(folder, `${idOf(4)}.html`)])
  await put(idOf(5), reviewOf(LATEST))
  const shelf = openReviewShelf(folder)
  expect((await shelf.list()).map(({ id }) => id)).toEqual([LATEST])
  for (let number = 1; number <= 5; number++) {
    expect(await shelf.read(idOf(number))).toBeNull()
    expect(await shelf.page(idOf(number))).toBeNull()
  }
  await writeFile(join(folder, `${idOf(1)}.html`), '<p>A page</p>')
  expect(await shelf.page(idOf(1))).toBe('<p>A page</p>')
})

it('reads nothing outside its folder, and nothing there that is not called a review', async () => {
  await writeFile(join(folder, 'secret.json'), JSON.stringify(reviewOf(LATEST)))
  await writeFile(join(folder, 'secret.html'), '<p>A secret</p>')
  const shelf = openReviewShelf(folder)
  for (const id of ['secret', '../secret', 'review-../../x', `${LATEST}/../../secret`]) {
    expect(await shelf.read(id)).toBeNull()
    expect(await shelf.page(id)).toBeNull()
  }
})
