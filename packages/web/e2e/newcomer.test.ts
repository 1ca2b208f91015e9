import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Eva, readConfig, realClock, startEva } from '@eva/server'
import { startOpenAiSimulator, words } from '@eva/testing/openai-simulator'
import pino from 'pino'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { launchChromium, visit } from './browser.ts'
import { answer, BROWSER_TEST_MS, say, until } from './stage.ts'

/** What a first visitor does with the real Eva as she is installed: no file, no key, nothing but the pages. */
describe('a newcomer', { timeout: BROWSER_TEST_MS }, () => {
  let eva: Eva
  let browser: Browser
  let dataDir: string
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'eva-newcomer-'))
    const config = readConfig({ EVA_PORT: '0', EVA_DATA_DIR: dataDir })
    eva = await startEva(config, realClock, pino({ level: 'silent' }), () => {})
    browser = await launchChromium()
  }, BROWSER_TEST_MS)
  afterAll(async () => {
    await browser?.close()
    await eva?.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('comes to a spoken answer in one click, and is welcomed once', async () => {
    const { page, complaints, heard } = await visit(browser, eva.address)
    await page.getByRole('button', { name: 'Let her say hello' }).click()
    await answer(page).getByText('Eva').waitFor()
    await until(async () => (await heard()).loud > 8_820)
    await page.goto(eva.address)
    await page.getByRole('heading', { name: 'What is on your mind?' }).waitFor()
    expect(await page.getByRole('button', { name: 'Let her say hello' }).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('sees what she remembers of another conversation, and makes her forget it', async () => {
    const { page, complaints } = await visit(browser, eva.address)
    await say(page, 'My name is Ottoline.')
    await page.locator('[data-memory]').getByText('Ottoline').waitFor()
    await askAnew(page, 'What is my name?')
    await answer(page).getByText('Ottoline').waitFor()

    await page.goto(`${eva.address}/settings/memory`)
    await page.locator('li[data-memory]').getByText('My name is Ottoline', { exact: false }).first().waitFor()
    await page.getByRole('button', { name: /^Forget: .*Ottoline/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Forget it' }).click()
    await page.getByRole('heading', { name: 'Nothing yet' }).waitFor()
    expect(await page.getByText('Ottoline').count()).toBe(0)
    await askAnew(page, 'What is my name?')
    await page.locator('[data-status=completed]').waitFor()
    expect(await answer(page).innerText()).not.toContain('Ottoline')
    expect(complaints).toEqual([])
  })

  it('gives her another name, voice and brain on her pages, and is answered so at once', async () => {
    const { page, complaints, heard } = await visit(browser, `${eva.address}/settings/persona`)
    await page.getByRole('textbox', { name: 'Name' }).fill('Samantha')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.locator('header').getByText('Samantha').waitFor()

    await page.goto(`${eva.address}/settings/voices`)
    await page.getByRole('button', { name: 'Use RMS for English' }).click()
    await page.locator('[data-voice="flite:rms"]').getByText('Speaks English').waitFor()

    await page.goto(eva.address)
    await say(page, 'Hello, who are you?')
    await answer(page).getByText('Samantha').waitFor()
    await until(async () => (await heard()).loud > 8_820)
    expect(await waterfallOf(page)).toMatch(/flite:rms|RMS/)

    const brain = await startOpenAiSimulator({
      replyTo: () => ({ type: 'stream', tokens: words('I am a mind of your own choice.') }),
    })
    onTestFinished(brain.close)
    await page.goto(`${eva.address}/settings/brains`)
    const card = page.locator('[data-brain=openai]')
    await card.getByRole('button', { name: /^Set up/ }).click()
    await card.getByRole('textbox', { name: 'Address' }).fill(brain.baseUrl)
    await card.getByRole('button', { name: 'Save', exact: true }).click()
    await card.getByText('I am a mind of your own choice.').waitFor()
    await card.getByText('answers first').waitFor()
    await page.goto(eva.address)
    await say(page, 'And what are you now?')
    await answer(page).getByText('I am a mind of your own choice.').waitFor()
    expect(complaints).toEqual([])
  })
})

/** Asks in a conversation that begins with it. */
async function askAnew(page: Page, message: string): Promise<void> {
  await page.goto(new URL('/', page.url()).href)
  await page.getByRole('button', { name: 'New conversation' }).click()
  await say(page, message)
}

/** The words of the picture of where the latest answer's time went. */
async function waterfallOf(page: Page): Promise<string> {
  await page.locator('[data-status=completed]').last().waitFor()
  await page
    .getByRole('button', { name: /^first word / })
    .last()
    .click()
  return page.locator('figure').last().innerText()
}
