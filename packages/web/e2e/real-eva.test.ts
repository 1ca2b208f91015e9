import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Eva, readConfig, realClock, startEva } from '@eva/server'
import pino from 'pino'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, visit } from './browser.ts'
import { answer, BROWSER_TEST_MS, mood, say, until } from './stage.ts'

/** The whole thing: the built pages, the real server, the built-in responder, the built-in voices. */
describe('Eva herself', { timeout: BROWSER_TEST_MS }, () => {
  let eva: Eva
  let browser: Browser
  let dataDir: string
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'eva-page-'))
    const config = readConfig({ EVA_PORT: '0', EVA_DATA_DIR: dataDir, EVA_LLM: 'scripted' })
    eva = await startEva(config, realClock, pino({ level: 'silent' }), () => {})
    browser = await launchChromium()
  }, BROWSER_TEST_MS)
  afterAll(async () => {
    await browser?.close()
    await eva?.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('answers an English and a French message in words and in sound, each in its voice', async () => {
    const { page, complaints, heard } = await visit(browser, eva.address)
    await mood(page).getByText('here').waitFor()
    await say(page, 'Hello, who are you?')
    await answer(page).getByText('Eva').waitFor()
    await page.locator('[data-status=completed]').waitFor()
    await until(async () => (await heard()).loud > 8_820)
    await page.getByRole('button', { name: /^first word .* voice .* built-in responder$/ }).click()
    await page
      .locator('figure')
      .getByText(/voice .*flite|voice .*slt/)
      .waitFor()

    await say(page, 'Bonjour, comment vas-tu ?')
    const before = (await heard()).loud
    await page.locator('[data-status=completed]').nth(1).waitFor()
    await until(async () => (await heard()).loud > before + 8_820)
    await page
      .getByRole('button', { name: /^first word .* voice .* built-in responder$/ })
      .last()
      .click()
    await page
      .locator('figure')
      .last()
      .getByText(/voice .*(espeak|fr)/)
      .waitFor()
    expect(complaints).toEqual([])
  })

  it('keeps of an answer that was stopped only what was heard, and shows it so after a reload', async () => {
    const { page, complaints } = await visit(browser, eva.address)
    await mood(page).getByText('here').waitFor()
    await say(page, 'Tell me a short story.')
    await mood(page).getByText('speaking').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('del.unheard').first().waitFor()
    const heardText = () =>
      answer(page).evaluate((prose) => {
        const copy = prose.cloneNode(true) as HTMLElement
        for (const unheard of copy.querySelectorAll('del.unheard')) unheard.remove()
        return copy.textContent.trim()
      })
    await mood(page).getByText('interrupted').waitFor()
    await page.locator('[data-status=interrupted], [data-status=completed]').first().waitFor()
    const shown = await heardText()
    await page.reload()
    await page.locator('del.unheard').first().waitFor()
    expect(await heardText()).toBe(shown)
    expect(complaints).toEqual([])
  })

  it('goes on after a reload in the middle of an answer, with the sound that was not heard yet', async () => {
    const { page, complaints, heard } = await visit(browser, eva.address)
    await mood(page).getByText('here').waitFor()
    await say(page, 'Tell me a short story.')
    await until(async () => (await heard()).loud > 22_050)
    await page.reload()
    await mood(page).getByText('speaking').waitFor()
    await until(async () => (await heard()).loud > 22_050)
    expect(await page.locator('[data-turn]').count()).toBe(1)
    expect(complaints).toEqual([])
  })

  it('says an answer again, keeps the conversation, and finds it by a word', async () => {
    const { page, heard, complaints } = await visit(browser, eva.address)
    await page.getByRole('switch', { name: 'Speak the answers' }).click()
    await say(page, 'My name is Ottoline.')
    await page.locator('[data-status=completed]').waitFor()
    expect((await heard()).loud).toBe(0)
    await page.getByRole('button', { name: 'Play the answer' }).click()
    await until(async () => (await heard()).loud > 4_410)
    const list = page.getByRole('navigation', { name: 'Conversations' })
    await list.getByRole('textbox').fill('Ottoline')
    await list.locator('li').filter({ hasText: 'Ottoline' }).waitFor()
    await until(async () => (await list.locator('li').count()) === 1)

    await list.getByRole('button', { name: /^More for/ }).click()
    await list.getByRole('button', { name: 'Rename' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('A name to remember')
    await page.keyboard.press('Enter')
    await list.getByRole('button', { name: 'Clear the search' }).click()
    await page.reload()
    await list.getByText('A name to remember').waitFor()
    await list.getByRole('button', { name: 'More for “A name to remember”' }).click()
    await list.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await list.getByText('A name to remember').waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  it('lets herself be reviewed, shows how far it is, and stops when asked', async () => {
    const { page, complaints } = await visit(browser, `${eva.address}/check`)
    await page.getByRole('button', { name: 'Review her now' }).click()
    await page.locator('[data-metric="latency.first_token"]').waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByRole('status').getByText('The review was stopped.').waitFor()
    expect(complaints).toEqual([])
  })
})
