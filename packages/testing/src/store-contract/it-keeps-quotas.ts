import { expect, it } from 'vitest'
import type { StoreUnderTest } from './store-under-test.ts'

export function itKeepsQuotas(underTest: () => StoreUnderTest): void {
  it('keeps the latest of each quota, whatever its shape', async () => {
    const { store } = underTest()
    expect(await store.quotas()).toEqual(new Map())
    await store.keepQuota('groq', { version: 1, levels: [6_000, 29.5], words: "it's" })
    await store.keepQuota('openai', null)
    await store.keepQuota('groq', { version: 1, levels: [] })
    expect(await store.quotas()).toEqual(
      new Map<string, unknown>([
        ['groq', { version: 1, levels: [] }],
        ['openai', null],
      ]),
    )
  })
}
