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

  it('keeps several settings at once, and leaves the others', async () => {
    const { store } = underTest()
    await store.keepSetting('voice', { speed: 2 })
    await store.keepSetting('keys', { A: '1' })
    await store.keepSettings({ keys: { B: '2' }, persona: { name: 'Mia' } })
    expect(await store.setting('keys')).toEqual({ B: '2' })
    expect(await store.setting('persona')).toEqual({ name: 'Mia' })
    expect(await store.setting('voice')).toEqual({ speed: 2 })
    await store.keepSettings({})
    expect(await store.setting('keys')).toEqual({ B: '2' })
  })

  it('keeps settings apart from the caller’s own copy', async () => {
    const { store } = underTest()
    const mine = { speed: 1 }
    await store.keepSetting('voice', mine)
    mine.speed = 2
    expect(await store.setting('voice')).toEqual({ speed: 1 })
  })
}
