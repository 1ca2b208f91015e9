import { createFakeClock, type FakeClock } from '@eva/testing/fakes'
import { createMemoryStore } from '@eva/testing/store-contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { openVoiceSettings } from './voice-settings.ts'

let clock: FakeClock
let store: ReturnType<typeof createMemoryStore>
beforeEach(() => {
  clock = createFakeClock()
  store = createMemoryStore(clock)
})

describe('what a person chose', () => {
  it('is nothing at first', async () => {
    expect((await openVoiceSettings(store, clock)).now()).toEqual({ voices: {}, speed: 1, pitch: 1 })
  })

  it('changes only where it is told to, at once and for the next start', async () => {
    const settings = await openVoiceSettings(store, clock)
    await settings.change({ voices: { en: 'flite:slt', fr: 'espeak:fr' } })
    await settings.change({ speed: 1.5 })
    const changed = { voices: { en: 'flite:slt', fr: 'espeak:fr' }, speed: 1.5, pitch: 1 }
    expect(settings.now()).toEqual(changed)
    expect((await openVoiceSettings(store, clock)).now()).toEqual(changed)
    await settings.change({ voices: { en: null } })
    expect(settings.now().voices).toEqual({ fr: 'espeak:fr' })
  })

  it('keeps both of two changes that are made at once', async () => {
    const settings = await openVoiceSettings(store, clock)
    await Promise.all([settings.change({ pitch: 2 }), settings.change({ speed: 0.5 })])
    expect(settings.now()).toEqual({ voices: {}, speed: 0.5, pitch: 2 })
  })

  it('is noticed when another process has changed it', async () => {
    const settings = await openVoiceSettings(store, clock)
    const other = await openVoiceSettings(store, clock)
    await other.change({ speed: 2 })
    expect(settings.now().speed).toBe(1)
    await clock.advance(1_000)
    settings.now()
    await expect.poll(() => settings.now().speed).toBe(2)
  })

  it.each([null, 7, 'x', { speed: 9 }, { voices: { en: 3 } }])(
    'is nothing where the database says %j',
    async (value) => {
      await store.keepSetting('voice', value)
      expect((await openVoiceSettings(store, clock)).now()).toEqual({ voices: {}, speed: 1, pitch: 1 })
    },
  )

  it('stays as it was when it cannot be kept', async () => {
    const settings = await openVoiceSettings(store, clock)
    await store.close()
    await expect(settings.change({ speed: 2 })).rejects.toMatchObject({ code: 'storage_failed' })
    expect(settings.now().speed).toBe(1)
  })
})
