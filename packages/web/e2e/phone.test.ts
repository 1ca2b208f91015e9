import { createHash, X509Certificate } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Eva, readConfig, realClock, startEva } from '@eva/server'
import { startTranscriptionSimulator, type TranscriptionSimulator } from '@eva/testing/transcription-simulator'
import * as jsQr from 'jsqr'
import pino from 'pino'
import { type Browser, devices, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COLOURS, EVERYTHING, violations } from './axe.ts'
import { launchChromium, visit } from './browser.ts'
import { record } from './recording.ts'
import { BROWSER_TEST_MS, until } from './stage.ts'

const PHONE = devices['Pixel 7']
/** What the microphone hears is the ear's affair, which is told what to understand. */
const QUESTION = 'Hello, who are you?'

/** Her machine's name in its network: one that this browser does not trust as it trusts its own machine. */
const NAME = `${hostname()
  .toLowerCase()
  .replace(/\.local$/, '')}.local`

/** The real Eva on her own machine, and a phone that comes over HTTPS with the certificate that she made. */
describe('a phone', { timeout: BROWSER_TEST_MS * 2 }, () => {
  let eva: Eva
  let ear: TranscriptionSimulator
  let browser: Browser
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eva-phone-'))
    ear = await startTranscriptionSimulator({ replyTo: () => ({ type: 'text', text: QUESTION, language: 'english' }) })
    const config = readConfig({
      EVA_PORT: '0',
      EVA_LAN_PORT: '0',
      EVA_DATA_DIR: join(folder, 'data'),
      EVA_LLM: 'scripted',
      EVA_TTS: 'flite,espeak',
      EVA_STT: 'openai',
      STT_BASE_URL: ear.baseUrl,
    })
    eva = await startEva(config, realClock, pino({ level: 'silent' }), () => {})
    const microphone = join(folder, 'microphone.wav')
    const spoken = { text: QUESTION, voice: 'flite:rms', leadS: 1.5, times: 6, gapS: 12 }
    await writeFile(microphone, await record(eva.address, spoken))
    // Opened once, so that there is an authority to trust; the page opens it again.
    await eva.phone.lan.turn(true)
    const authority = new X509Certificate(eva.phone.lan.state()?.authority ?? '')
    await eva.phone.lan.turn(false)
    const key = authority.publicKey.export({ type: 'spki', format: 'der' })
    browser = await launchChromium(`${microphone}%noloop`, createHash('sha256').update(key).digest('base64'))
  }, BROWSER_TEST_MS)
  afterAll(async () => {
    await browser?.close()
    await eva?.close()
    await ear?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is let in by a scanned code, talks with her, and is signed out', async () => {
    const home = await visit(browser, `${eva.address}/settings/phone`)
    await home.page.getByRole('button', { name: 'Let my phone in' }).click()
    await home.page.locator('[data-qr]').waitFor()
    // A machine in no network has nothing else to choose.
    const choice = home.page.getByText(NAME, { exact: true })
    if ((await choice.count()) > 0) await choice.click()
    const scanned = await scan(home.page)
    expect(new URL(scanned)).toMatchObject({ protocol: 'https:', hostname: NAME })

    const phone = await visit(browser, scanned, { ...PHONE, permissions: ['microphone'] })
    await phone.page.waitForURL('**/voice')
    expect(await phone.page.evaluate(() => window.isSecureContext)).toBe(true)
    await home.page.getByText('Chrome, Android is signed in.').waitFor()
    await phone.page.getByRole('button', { name: 'Start talking' }).click()
    await phone.page.locator('[role=status][data-mood=speaking]').waitFor()
    await until(async () => (await phone.heard()).loud > 22_050)
    await phone.page.getByRole('button', { name: 'End' }).click()
    expect([...phone.complaints, ...home.complaints]).toEqual([])

    expect(await scan(home.page)).not.toBe(scanned)
    const again = await visit(browser, scanned, PHONE)
    await again.page.getByText('This code was used already').waitFor()

    await home.page.getByRole('button', { name: 'Sign out: Chrome, Android' }).click()
    await phone.page.waitForURL('**/login')
    await Promise.all([home, phone, again].map(({ page }) => page.context().close()))
  })

  it('without a code gives the password, and is told in her words when she is away', async () => {
    await eva.phone.access.changePassword(null, null)
    await eva.phone.lan.turn(true)
    const { port } = new URL(eva.phone.lan.state()?.addresses[0] ?? '')
    const { page } = await visit(browser, `https://${NAME}:${port}/voice`, {
      ...PHONE,
      serviceWorkers: 'allow',
    })
    await page.waitForURL('**/login')
    const password = page.getByLabel('Password')
    await password.fill('not this one')
    await password.press('Enter')
    await page.getByRole('alert').getByText('That is not the password.').waitFor()
    // Nobody is shut out at the door either.
    const shutOut = await violations(page, EVERYTHING, 'by day')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect([...shutOut, ...(await violations(page, COLOURS, 'by night'))]).toEqual([])
    await password.fill(eva.phone.access.shownPassword() ?? '')
    await password.press('Enter')
    await page.locator('#composer').waitFor()

    const manifest = await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href)
    expect(new URL(manifest ?? '').pathname).toBe('/app.en.webmanifest')
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    await eva.phone.lan.turn(false)
    await page.reload()
    await page.getByRole('heading', { name: 'Eva cannot be reached' }).waitFor()
    expect(await page.evaluate(() => caches.keys())).toEqual([])
    await eva.phone.lan.turn(true)
    await page.locator('#composer').waitFor()
    await page.context().close()
  })
})

/** What is in the code that the page shows, as a camera sees it. */
async function scan(page: Page): Promise<string> {
  const sight = await page.locator('[data-qr]').evaluate(async (drawing) => {
    // Read in the process of the server, which must not keep it from listening.
    const size = 200
    const copy = drawing.cloneNode(true) as SVGElement
    copy.setAttribute('width', `${size}`)
    copy.setAttribute('height', `${size}`)
    const image = new Image()
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
    await image.decode()
    const canvas = new OffscreenCanvas(size, size).getContext('2d')
    if (canvas === null) throw new Error('no canvas')
    canvas.drawImage(image, 0, 0)
    return { size, pixels: [...canvas.getImageData(0, 0, size, size).data] }
  })
  const read = jsQr.default(Uint8ClampedArray.from(sight.pixels), sight.size, sight.size)
  if (read === null) throw new Error('the code cannot be read')
  return read.data
}
