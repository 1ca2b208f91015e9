import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answer, BROWSER_TEST_MS, say, useStage } from './stage.ts'

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

/** Presses Tab until the named control has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = []
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab')
    passed.push(await focused(page))
    if (passed.at(-1) === name) return
  }
  throw new Error(`Tab never came to “${name}”, only to ${passed.map((each) => each.slice(0, 40)).join(', ')}`)
}

describe('the page', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('can be used with the keyboard alone', async () => {
    const { page } = await stage.enter()
    expect(await focused(page)).toBe('Message to Eva')
    await page.keyboard.type('Hello')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('again')
    await page.keyboard.press('Enter')
    const turn = await stage.eva.nextTurn()
    expect(turn.message.message).toBe('Hello\nagain')
    turn.token('Hi.')
    turn.end()
    await answer(page).getByText('Hi.').waitFor()

    await page.locator('body').press('Tab')
    await tabTo(page, 'New conversation')
    await page.keyboard.press('/')
    expect(await focused(page)).toBe('Message to Eva')

    await tabTo(page, 'More for “Hello again”')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Rename')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('Name')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await tabTo(page, 'Edit the message')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('Edit your message')
    await page.keyboard.press('Escape')
    await tabTo(page, 'Answer anew')
    await page.keyboard.press('Enter')
    expect((await stage.eva.nextTurn()).message.replaces).toBe(turn.id)
    expect(await focused(page)).toBe('Message to Eva')
  })

  it('speaks French to a French browser, and changes language at a press', async () => {
    const { page } = await stage.enter({ locale: 'fr-CA' })
    await page.getByText('Bonjour, je suis Eva.').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('fr')
    await page.getByRole('button', { name: 'Bonjour, comment vas-tu ?' }).click()
    const turn = await stage.eva.nextTurn()
    turn.token('Très bien.')
    turn.end()
    await page.getByRole('button', { name: /^premier mot 42/ }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: /^first word 42/ }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.reload()
    await page.getByRole('button', { name: /^first word 42/ }).waitFor()
  })

  it('follows the system’s light or dark, and a choice survives a reload without a flash', async () => {
    const { page } = await stage.enter({ colorScheme: 'dark' })
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(await paper()).toBe('rgb(26, 18, 16)')
    await page.getByRole('button', { name: 'Appearance: As the system' }).click()
    expect(await paper()).toBe('rgb(251, 244, 236)')
    await page.reload({ waitUntil: 'commit' })
    await page.locator('main').waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light')
  })

  it('fits a phone: no sideways scrolling, the list in a drawer', async () => {
    const { page } = await stage.enter({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await overflow()).toBe(0)
    await say(page, 'A_word_without_any_place_to_break_'.repeat(8))
    const turn = await stage.eva.nextTurn()
    turn.token(
      `${'unbreakable'.repeat(20)}\n\n\`\`\`\n${'code '.repeat(60)}\n\`\`\`\n\n| ${'wide | '.repeat(12)}\n|${'---|'.repeat(12)}\n`,
    )
    turn.end()
    await page.getByRole('button', { name: /^first word/ }).click()
    expect(await overflow()).toBe(0)
    const sticksOut = await page.locator('[data-turn]').evaluate((item) => item.scrollWidth > item.clientWidth)
    expect(sticksOut).toBe(false)

    stage.eva.acceptSockets(false)
    stage.eva.drop()
    await page.getByRole('button', { name: /econnect/ }).waitFor()
    expect(await overflow()).toBe(0)
    expect(await page.locator('header').evaluate((header) => header.scrollWidth - header.clientWidth)).toBe(0)
    stage.eva.acceptSockets(true)

    await page.getByRole('button', { name: 'Show the conversations' }).click()
    const drawer = page.getByRole('dialog', { name: 'Conversations' })
    await drawer.getByRole('button', { name: 'New conversation' }).waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    expect(await focused(page)).toBe('Show the conversations')
  })

  it('keeps still for somebody who asked for less motion', async () => {
    const { page } = await stage.enter({ reducedMotion: 'reduce' })
    const moving = await page
      .locator('.orb')
      .first()
      .evaluate((orb) => getComputedStyle(orb).animationIterationCount)
    expect(moving).toBe('1')
  })

  it('has a page for addresses at which there is nothing', async () => {
    const { page } = await stage.enter()
    await page.goto(`${stage.eva.url}/404.html`)
    await page.getByText('There is nothing here.').waitFor()
  })
})
