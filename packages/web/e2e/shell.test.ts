import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answer, BROWSER_TEST_MS, say, until, useStage } from './stage.ts'

describe('keys and commands', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('does by keys what buttons do, never while somebody types, and tells which keys there are', async () => {
    const { page } = await stage.enter({ permissions: ['clipboard-read', 'clipboard-write'] })
    await say(page, 'n t f d')
    const turn = await stage.eva.nextTurn()
    expect(turn.message.message).toBe('n t f d')
    turn.token('Here I am.')
    turn.end()
    await answer(page).getByText('Here I am.').waitFor()
    await page.getByRole('button', { name: 'Answer anew' }).waitFor()
    await leaveTheBox(page)

    await page.keyboard.press('c')
    await until(async () => (await page.evaluate(() => navigator.clipboard.readText())) === 'Here I am.')
    await page.keyboard.press('v')
    await page.getByRole('switch', { name: 'Speak the answers', checked: false }).waitFor()
    await page.keyboard.press('e')
    await page.getByRole('textbox', { name: 'Edit your message' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: 'Edit your message' }).waitFor({ state: 'detached' })
    await leaveTheBox(page)
    await page.keyboard.press('r')
    expect((await stage.eva.nextTurn()).message.message).toBe('n t f d')

    await leaveTheBox(page)
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await until(async () => (await sheet.locator('[data-command]').count()) === 18)
    await page.keyboard.press('n')
    await sheet.getByRole('button', { name: 'Close' }).click()
    await sheet.waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    await page.locator('#composer:focus').waitFor()
    await leaveTheBox(page)
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: 'What is on your mind?' }).waitFor()
  })

  it('finds commands, brains and conversations by a few letters, by keyboard alone', async () => {
    stage.eva.settings.body.brains = [
      { id: 'ollama', model: 'llama', where: 'machine', state: 'ready', detail: null },
      { id: 'scripted', model: null, where: 'machine', state: 'ready', detail: null },
    ]
    const { page } = await stage.enter()
    await say(page, 'Tell me about whales')
    const turn = await stage.eva.nextTurn()
    turn.token('They sing.')
    turn.end()
    await answer(page).getByText('They sing.').waitFor()

    const palette = await openPalette(page)
    await page.keyboard.type('dark')
    await palette.getByRole('option', { name: 'Appearance: Dark', selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('html[data-theme=dark]').waitFor()
    await palette.waitFor({ state: 'detached' })

    await openPalette(page)
    await page.keyboard.type('bltin first')
    await palette.getByRole('option', { name: 'Let Built-in responder think first', selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Built-in responder thinks first from the next answer on.').waitFor()
    expect(stage.eva.settings.patches.at(-1)).toEqual({ keys: { EVA_LLM: 'scripted,ollama' } })

    await openPalette(page)
    await page.keyboard.type('whales')
    await palette.getByRole('option', { name: /Tell me about whales/ }).waitFor()
    await page.keyboard.press('Escape')
    await palette.waitFor({ state: 'detached' })

    await openPalette(page)
    await page.keyboard.type('shortcuts')
    await palette.getByRole('option', { name: 'Settings: shortcuts' }).click()
    await page.getByRole('switch', { name: 'Single letters are shortcuts' }).click()
    await page.keyboard.press('t')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/settings/shortcuts')
  })
})

/** Takes the focus out of the message box: letters are letters there. */
const leaveTheBox = (page: Page) => page.locator('body').evaluate(() => (document.activeElement as HTMLElement).blur())

async function openPalette(page: Page) {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Commands' })
  await palette.getByRole('combobox').waitFor()
  return palette
}
