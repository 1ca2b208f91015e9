import { expect, it } from 'vitest'
import type { StoreUnderTest } from './store-under-test.ts'

export function itKeepsSettings(underTest: () => StoreUnderTest): void {
  it('keeps the latest of each setting, whatever its shape, and nothing of another', async () => {
    const { store } = underTest()
    expect(await store.setting('voice')).toBeNull()
    await store.keepSetting('voice', { voices: { fr: "l'une" }, speed: 1.25 })
    await store.keepSetting('voices', ['another'])
    await store.keepSetting('voice', { voices: {}, speed: 0.5 })
    expect(await store.setting('voice')).toEqual({ voices: {}, speed: 0.5 })
    expect(await store.setting('voices')).toEqual(['another'])
    expect(await store.setting('voic')).toBeNull()
  })

  it('keeps settings apart from the caller’s own copy', async () => {
    const { store } = underTest()
    const mine = { speed: 1 }
    await store.keepSetting('voice', mine)
    mine.speed = 2
    expect(await store.setting('voice')).toEqual({ speed: 1 })
  })
}
