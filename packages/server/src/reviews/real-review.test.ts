import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reviewSchema, reviewSummarySchema } from '@eva/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
}, 180_000)

describe('a review that is being made', () => {
  const json = { 'content-type': 'application/json' }
  /** Asks for one, and reads until it has begun. */
  const begin = async (address: string, signal?: AbortSignal) => {
    const body = JSON.stringify({ runs: 20, only: ['latency'] })
    const response = await fetch(`${address}/reviews`, { method: 'POST', headers: json, body, signal: signal ?? null })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const first = await reader?.read()
    expect(first?.value).toMatch(/^event: step\n/)
    return {
      async rest() {
        let text = ''
        for (let read = await reader?.read(); read !== undefined && !read.done; read = await reader?.read())
          text += read.value
        return text
      },
    }
  }

  it('goes on when who asked for it leaves, can be followed by others, and is the only one', async () => {
    const eva = await startTestEva(brainOf(), { EVA_DATA_DIR: folder })
    try {
      const leaving = new AbortController()
      await begin(eva.address, leaving.signal)
      const [other, follower] = await Promise.all([
        fetch(`${eva.address}/reviews`, { method: 'POST', headers: json, body: '{}' }),
        fetch(`${eva.address}/reviews/running`),
      ])
      leaving.abort()
      expect(other.status).toBe(409)
      expect(await other.json()).toMatchObject({ error: { code: 'review_running' } })
      const events = (await follower.text()).match(/^event: \w+$/gm) ?? []
      expect([events[0], events.at(-1)]).toEqual(['event: step', 'event: done'])
      expect(await (await fetch(`${eva.address}/reviews`)).json()).toHaveLength(1)
    } finally {
      await eva.close()
    }
  }, 180_000)

  it('ends with Eva, and says so', async () => {
    const eva = await startTestEva(brainOf(), { EVA_DATA_DIR: folder })
    const { rest } = await begin(eva.address)
    const [last] = await Promise.all([rest(), eva.close()])
    expect(last).toContain('event: failed\ndata: {"type":"failed","message":"The review was stopped."}')
    expect(await readdir(join(folder, 'reviews')).catch(() => [])).toEqual([])
  }, 180_000)
})
