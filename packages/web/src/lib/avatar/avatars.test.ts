import { describe, expect, it } from 'vitest'
import { makeVrm } from '../testing/make-vrm.ts'
import type { Avatar, AvatarFile, AvatarTrouble } from './avatar.ts'
import { createAvatars } from './avatars.ts'

const vrm = (name: string, title = name): File => new File([makeVrm({ version: '1', title })], name)

/** A browser that keeps one file and draws every face; what it draws can be refused, or wait. */
function setUp(kept: AvatarFile | null = null) {
  const browser = {
    kept,
    hasRoom: true,
    refuses: null as Extract<AvatarTrouble, 'broken' | 'no_webgl'> | null,
    isReady: Promise.resolve(),
    closed: 0,
    drawn: 0,
  }
  const avatars = createAvatars(
    {
      kept: async () => browser.kept,
      async keep(file) {
        if (!browser.hasRoom) throw new Error('the disk is full')
        browser.kept = file
      },
      async forget() {
        browser.kept = null
      },
    },
    async () => {
      await browser.isReady
      if (browser.refuses !== null) return browser.refuses
      browser.drawn++
      const avatar: Partial<Avatar> = { close: () => void browser.closed++ }
      return avatar as Avatar
    },
  )
  return { browser, avatars, state: () => avatars.store.getState() }
}

describe('the face that she wears', () => {
  it('is her own, until somebody brings one, which is kept', async () => {
    const { browser, avatars, state } = setUp()
    await avatars.begin()
    expect(state()).toEqual({ worn: null, isOpening: false, trouble: null })
    await avatars.wear(vrm('ada.vrm', 'Ada'))
    expect(state()).toMatchObject({
      worn: { name: 'ada.vrm', terms: { title: 'Ada' } },
      isOpening: false,
      trouble: null,
    })
    expect(browser.kept?.name).toBe('ada.vrm')
  })

  it('is the one that was kept, when the page comes back', async () => {
    const { state, avatars } = setUp({ name: 'ada.vrm', file: vrm('ada.vrm') })
    await avatars.begin()
    expect(state().worn?.name).toBe('ada.vrm')
  })

  it('is her own again, and the other one forgotten', async () => {
    const { browser, avatars, state } = setUp()
    await avatars.wear(vrm('ada.vrm'))
    await avatars.takeOff()
    expect(state().worn).toBeNull()
    expect(browser).toMatchObject({ kept: null, closed: 1 })
  })

  it('is the last that was asked for; all others are given back', async () => {
    const { browser, avatars, state } = setUp()
    const { promise, resolve } = Promise.withResolvers<void>()
    browser.isReady = promise
    const both = Promise.all([avatars.wear(vrm('first.vrm')), avatars.wear(vrm('second.vrm'))])
    resolve()
    await both
    expect(state().worn?.name).toBe('second.vrm')
    expect(browser).toMatchObject({ drawn: 2, closed: 1, kept: { name: 'second.vrm' } })
    await avatars.wear(vrm('third.vrm'))
    expect(browser.closed).toBe(2)
  })

  it.each([
    ['not_vrm', new File(['no face'], 'letter.txt')],
    ['broken', new File([makeVrm({ version: '1' }).slice(0, 900)], 'half.vrm')],
  ] as const)('stays as it is when a file is refused: %s', async (trouble, file) => {
    const { browser, avatars, state } = setUp()
    await avatars.wear(vrm('ada.vrm'))
    await avatars.wear(file)
    expect(state()).toMatchObject({ worn: { name: 'ada.vrm' }, isOpening: false, trouble })
    expect(browser).toMatchObject({ drawn: 1, kept: { name: 'ada.vrm' } })
  })

  it('is not read at all from a file that is too large', async () => {
    const { avatars, state } = setUp()
    const large = vrm('large.vrm')
    Object.defineProperties(large, {
      size: { value: 101 * 1024 * 1024 },
      arrayBuffer: { value: () => expect.unreachable('it was read') },
    })
    await avatars.wear(large)
    expect(state().trouble).toBe('too_large')
  })

  it('stays her own where the browser cannot draw another', async () => {
    const { browser, avatars, state } = setUp({ name: 'ada.vrm', file: vrm('ada.vrm') })
    browser.refuses = 'no_webgl'
    await avatars.begin()
    expect(state()).toEqual({ worn: null, isOpening: false, trouble: 'no_webgl' })
    expect(browser.kept?.name).toBe('ada.vrm')
  })

  it('is worn until the page is left where there is no room to keep it', async () => {
    const { browser, avatars, state } = setUp()
    browser.hasRoom = false
    await avatars.wear(vrm('ada.vrm'))
    expect(state()).toMatchObject({ worn: { name: 'ada.vrm' }, trouble: 'not_kept' })
  })
})
