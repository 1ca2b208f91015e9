import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, visit } from './browser.ts'
import { startFakeEva } from './fake-eva.ts'
import { openMicrophones, watchMicrophones } from './microphone.ts'
import { BROWSER_TEST_MS, until, useStage } from './stage.ts'
import { toneWav } from './tone-wav.ts'

describe('the page of the doctor', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('shows each part as it ends, mends what can be mended, and gives a report', async () => {
    const { doctor } = stage.eva
    doctor.holdsLast = true
    const { page } = await stage.visit('/doctor', { permissions: ['clipboard-read', 'clipboard-write', 'microphone'] })
    const row = (id: string) => page.locator(`[data-part="${id}"]`)
    await row('brain:groq').getByText('Invalid API Key').waitFor()
    await page.locator('[data-part="gpu"][data-status="checking"]').waitFor()
    await page.getByRole('heading', { name: 'Looking at everything…' }).waitFor()
    expect(await page.getByRole('button', { name: 'Copy report' }).isDisabled()).toBe(true)
    await page.locator('[data-part="browser:socket"][data-status="good"]').waitFor()
    await page.locator('[data-part="browser:page"][data-status="good"]').waitFor()

    // It goes on where it was left: the same page, asked anew.
    doctor.holdsLast = false
    await page.reload()
    await page.getByRole('heading', { name: 'One thing is broken' }).waitFor()

    await row('brain:groq').getByRole('button', { name: 'Ask it for a word now' }).click()
    await row('brain:groq').getByText('Working on it…').waitFor()
    await until(() => doctor.done.length === 1)
    doctor.tell({ type: 'failed', message: 'Groq is away.', fix: 'Come back later.' })
    await row('brain:groq').getByRole('alert').getByText('Groq is away. Come back later.').waitFor()
    await row('ear:sherpa')
      .getByRole('button', { name: /^Fetch the ear/ })
      .click()
    await row('ear:sherpa').getByText('Working on it…').waitFor()
    await until(() => doctor.done.length === 2)
    const pull = {
      id: 'whisper-base',
      status: 'downloading',
      received_bytes: 80e6,
      total_bytes: 161e6,
      bytes_per_s: 4e6,
      eta_s: 20,
      error: null,
    } as const
    doctor.tell({ type: 'progress', pull })
    await row('ear:sherpa').getByText('80 MB of 161 MB').waitFor()
    const [, , ear] = doctor.checks
    if (ear === undefined) throw new Error('there is no ear')
    const says = { en: 'It hears you.', fr: 'Elle t’entend.' }
    doctor.tell({ type: 'check', check: { ...ear, status: 'good', says, fix: null, action: null } })
    await row('ear:sherpa').getByText('It hears you.').waitFor()
    expect(doctor.done).toEqual(['ask-brain:groq', 'fetch-ear:whisper-base'])

    await page.getByRole('button', { name: 'Copy report' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    const report = await page.evaluate(() => navigator.clipboard.readText())
    expect(report).toContain('Eva 0.1.0 · linux x64, Node 24.11.0 · 2026-01-05T09:00:00.000Z')
    expect(report).toContain('[XX] Brain groq (84 ms): llama-3.1-8b-instant cannot answer.\n     Invalid API Key')
    expect(report).toContain('[ok] Ear sherpa: It hears you.')
    expect(report).toMatch(/\[ok\] Way to Eva and back \(\d+ ms\): Eva answers/)
    expect(report).not.toContain(stage.eva.url)
  })

  it('speaks French on a phone, says why there is no microphone, and asks where it cannot hear', async () => {
    const { page } = await stage.visit('/doctor', { locale: 'fr-FR', viewport: { width: 390, height: 844 } })
    await page.getByRole('heading', { name: 'Une chose ne marche pas' }).waitFor()
    await page.getByText('Personne n’écoute').waitFor()
    const microphone = page.locator('[data-part="browser:microphone"]')
    await microphone.getByRole('button', { name: 'Essayer le micro' }).click()
    await microphone.getByText('Que faire').waitFor()
    const speaker = page.locator('[data-part="browser:speaker"]')
    await speaker.getByRole('button', { name: 'Jouer le son' }).click()
    await speaker.getByRole('button', { name: 'Oui, je l’ai entendu' }).click()
    await speaker.getByText('Tu as entendu le son.').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  })
})

describe('the sound of this browser', { timeout: BROWSER_TEST_MS }, () => {
  let folder: string
  let browser: Browser
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eva-tone-'))
    const file = join(folder, 'tone.wav')
    await writeFile(file, toneWav({ hertz: 1_000, silenceS: 0.5, toneS: 0.6 }))
    browser = await launchChromium(file)
  }, BROWSER_TEST_MS)
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is tried: the microphone hears, and hears the tone that the loudspeaker plays', async () => {
    const eva = await startFakeEva()
    const { page, complaints } = await visit(browser, 'about:blank', { permissions: ['microphone'] })
    await watchMicrophones(page)
    await page.goto(`${eva.url}/doctor`)
    const speaker = page.locator('[data-part="browser:speaker"]')
    await speaker.getByRole('button', { name: 'Play the tone' }).click()
    await speaker.getByText(/^Your microphone heard the tone/).waitFor()
    const microphone = page.locator('[data-part="browser:microphone"]')
    await microphone.getByRole('button', { name: 'Test the microphone' }).click()
    await microphone.getByText(/^It hears you well/).waitFor()
    expect(await openMicrophones(page)).toBe(0)
    await page
      .locator('[data-part="browser:audio"]')
      .getByText(/^It runs at/)
      .waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
    await eva.close()
  })
})
