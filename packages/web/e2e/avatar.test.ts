import { inflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { makeVrm, VRM_BROW_Y, VRM_MOUTH_Y } from '../src/lib/testing/make-vrm.ts'
import { BROWSER_TEST_MS, say, until, useStage } from './stage.ts'

type Colour = 'skin' | 'mouth' | 'brow' | 'nothing'

/** What is seen at so many metres over the joint of her head: the colour of one pixel, as it is on the screen. */
async function seenAt(page: Page, heightM: number): Promise<Colour> {
  const box = await page.locator('.face-avatar canvas').boundingBox()
  if (box === null) return 'nothing'
  // A head of 0.24 m takes half of the picture, and its middle is at 0.36 of its height.
  const [headM, shareOfHead] = [0.24, 0.5]
  const y = box.y + box.height * (0.5 - ((heightM - headM * 0.36) / headM) * shareOfHead)
  const clip = { x: Math.round(box.x + box.width / 2), y: Math.round(y), width: 1, height: 1 }
  const [red = 0, green = 0, blue = 0] = pixelOf(await page.screenshot({ clip }))
  if (green > red && green > blue) return 'brow'
  if (red < 110 && green < 60) return 'mouth'
  return red > 150 && red > blue ? 'skin' : 'nothing'
}

/** The colour of a picture of one pixel: in a PNG, its row begins with the number of its filter. */
function pixelOf(png: Buffer): number[] {
  const data: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return [...inflateSync(Buffer.concat(data)).subarray(1, 4)]
}

const bring = (page: Page, name: string, buffer: Uint8Array): Promise<void> =>
  page.locator('dialog input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(buffer) })

describe('a face that is brought', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('is worn, speaks and feels as her own does, stays in the browser, and is taken off', async () => {
    const { page } = await stage.visit('/eva-her')
    const loaded: string[] = []
    page.on('response', (response) => loaded.push(new URL(response.url()).pathname))
    await page.locator('.face[data-presence=resting] .face-art').waitFor()
    await page.getByRole('button', { name: 'Give her another face' }).click()
    const dialog = page.getByRole('dialog', { name: 'Her face' })
    await bring(page, 'letter.txt', new TextEncoder().encode('This is no face.'))
    await dialog.getByRole('alert').getByText('This is no VRM file').waitFor()
    expect(loaded.filter((path) => path.startsWith('/_next'))).toEqual([])

    await bring(page, 'ada.vrm', makeVrm({ version: '1', title: 'Ada', author: 'Iris' }))
    await dialog.getByRole('status').getByText('She wears “Ada”.').waitFor()
    await dialog.getByText('Iris').waitFor()
    await dialog.getByText('allowed to persons').waitFor()
    expect(await dialog.getByRole('link', { name: 'Read it' }).getAttribute('href')).toContain('https://vrm.dev/')
    expect(await page.locator('.face-art').count()).toBe(0)
    await page.keyboard.press('Escape')
    await until(async () => (await seenAt(page, VRM_MOUTH_Y)) === 'skin')

    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('That is wonderful!')
    // As long as it takes to look: it is stopped below.
    turn.sound('That is wonderful!', new Int16Array(16_000 * 60).fill(9_000), { mood: 'joy' })
    await until(async () => (await seenAt(page, VRM_MOUTH_Y)) === 'mouth')
    await until(async () => (await seenAt(page, VRM_BROW_Y)) === 'brow')
    await page.getByRole('img', { name: 'Eva’s face. She looks glad.' }).waitFor()
    await page.getByRole('button', { name: 'Interrupt her' }).click()
    turn.end('interrupted')
    await until(async () => (await seenAt(page, VRM_MOUTH_Y)) === 'skin')

    await page.reload()
    await page.locator('.face-avatar canvas').waitFor()
    await until(async () => (await seenAt(page, VRM_MOUTH_Y)) === 'skin')
    await page.getByRole('button', { name: 'Give her another face' }).click()
    await page.getByRole('button', { name: 'Back to her own face' }).click()
    await page.locator('.face-art').waitFor()
    await page.reload()
    await page.locator('.face[data-presence=resting] .face-art').waitFor()
    expect(await page.locator('canvas').count()).toBe(0)
  })

  it('may be dropped on the page, in the older form as well, and in French', async () => {
    const { page } = await stage.visit('/eva-her', { locale: 'fr-FR', reducedMotion: 'reduce' })
    await page.locator('.face-art').waitFor()
    const bytes = Buffer.from(makeVrm({ version: '0', title: 'Ada' })).toString('base64')
    const drop = await page.evaluateHandle((base64) => {
      const carried = new DataTransfer()
      const letters = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      carried.items.add(new File([letters], 'ada.vrm'))
      return carried
    }, bytes)
    await page.dispatchEvent('main', 'dragover', { dataTransfer: drop })
    await page.getByText('Lâche-le, et il devient son visage').waitFor()
    await page.dispatchEvent('main', 'drop', { dataTransfer: drop })
    await page.getByRole('dialog').getByText('Elle porte « Ada ».').waitFor()
    await page.getByRole('dialog').getByText('CC BY NC').waitFor()
    await page.keyboard.press('Escape')
    await until(async () => (await seenAt(page, VRM_MOUTH_Y)) === 'skin')
  })

  it('is refused where the browser cannot draw it any more, and she shows her own', async () => {
    const { page } = await stage.visit('/eva-her')
    await page.getByRole('button', { name: 'Give her another face' }).click()
    await bring(page, 'ada.vrm', makeVrm({ version: '1' }))
    await page.locator('.face-avatar canvas').waitFor()
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null
    })
    await page.reload()
    await page.getByText('it has no WebGL').waitFor()
    await page.locator('.face-art').waitFor()
    await page.getByRole('button', { name: 'Give her another face' }).click()
    await page.getByRole('dialog').getByRole('alert').getByText('it has no WebGL').waitFor()
  })
})
