import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reviewSchema, reviewSummarySchema } from '@eva/protocol'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { brainOf, startTestEva } from '../test-eva.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-review-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('is made by the reviewer itself, who is let in with the password, and is there afterwards', async () => {
  const eva = await startTestEva(brainOf(), { EVA_DATA_DIR: folder, EVA_PASSWORD: 'open sesame' })
  const headers = { authorization: 'Bearer open sesame', 'content-type': 'application/json' }
  try {
    const body = JSON.stringify({ runs: 1, only: ['connectivity'] })
    const stream = await (await fetch(`${eva.address}/reviews`, { method: 'POST', headers, body })).text()
    const events = stream.match(/^event: \w+$/gm) ?? []
    expect(events).toContain('event: metric')
    expect(events.at(-1)).toBe('event: done')
    const list = z.array(reviewSummarySchema).parse(await (await fetch(`${eva.address}/reviews`, { headers })).json())
    const [made] = list
    expect(list).toHaveLength(1)
    const review = reviewSchema.parse(await (await fetch(`${eva.address}/reviews/${made?.id}`, { headers })).json())
    expect(review.metrics.find(({ id }) => id === 'connectivity.strangers')?.value).toBe(1)
    const page = await fetch(`${eva.address}/reviews/${made?.id}/report`, { headers })
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("default-src 'none'"),
    ])
    expect(await page.text()).not.toContain('sesame')
  } finally {
    await eva.close()
  }
}, 60_000)
