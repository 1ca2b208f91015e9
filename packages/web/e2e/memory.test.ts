import { describe, expect, it } from 'vitest'
import { fakeMemory } from './fake-memories.ts'
import { answer, BROWSER_TEST_MS, say, until, useStage } from './stage.ts'

const stage = useStage()
const AT = '2026-01-05T08:00:00.000Z'

describe('what she remembers', { timeout: BROWSER_TEST_MS }, () => {
  it('is told below the answer, taken back by key, and kept from a conversation that is off the record', async () => {
    stage.eva.memories.memories = [fakeMemory({ id: 'm2', text: 'I live in Paris.' })]
    const { page } = await stage.enter()
    await page.locator('#composer').pressSequentially('I moved to Paris')
    await until(() => stage.eva.typed.includes('I moved to Paris'))
    await page.locator('#composer').press('Enter')
    const turn = await stage.eva.nextTurn()
    turn.token('How is it there?')
    turn.end()
    const learnt = { source: 'I moved to Paris', turn_id: turn.id, text: 'I live in Paris.' }
    stage.eva.current().send({ type: 'memory', added: [{ ...learnt, id: 'm2', replaced: 'I live in Lyon.' }] })
    const chip = page.locator('[data-memory="m2"]')
    await chip.getByText('I’ll remember: “I live in Paris.”').waitFor()
    await chip.getByText('instead of “I live in Lyon.”').waitFor()
    await page.getByRole('status').getByText('I’ll remember: “I live in Paris.”').waitFor({ state: 'attached' })
    await chip.getByRole('button', { name: 'Undo: forget “I live in Paris.”' }).press('Enter')
    await until(async () => (await chip.count()) === 0)
    await until(() => stage.eva.memories.memories.map(({ text }) => text).join() === 'I live in Lyon.')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('composer')

    const offRecord = page.getByRole('switch', { name: 'Off the record' })
    await offRecord.click()
    await page.getByText('Off the record: nothing of this conversation is remembered').waitFor()
    await until(() => stage.eva.memories.offRecord.size === 1)
    await say(page, 'Just between us')
    const second = await stage.eva.nextTurn()
    second.token('Between us.')
    second.end()
    await answer(page).getByText('Between us.').waitFor()
    await page.reload()
    await page.getByRole('switch', { name: 'Off the record', checked: true }).waitFor()
    await page.getByRole('switch', { name: 'Off the record' }).click()
    await until(() => stage.eva.memories.offRecord.size === 0)
  })

  it('stands on a page: explained, written, searched, changed in its place, forgotten, paused', async () => {
    const { page } = await stage.visit('/settings/memory')
    await page.getByRole('heading', { name: 'Nothing yet' }).waitFor()
    await page.getByLabel('Tell her something').fill('I am allergic to nuts.')
    await page.getByRole('button', { name: 'Keep' }).click()
    await page.locator('[data-memory="written-1"]').getByText('Written by you').waitFor()
    await page.getByText('1 memory').waitFor()

    stage.eva.memories.memories = [
      ...stage.eva.memories.memories,
      fakeMemory({ id: 'dog', text: 'My dog is called Rex.', session_id: 'c1', recalled: 3, last_recalled_at: AT }),
      fakeMemory({ id: 'home', text: 'I live in Lyon.', source: 'Well, I live in Lyon now.' }),
    ]
    await page.reload()
    const row = (id: string) => page.locator(`li[data-memory="${id}"]`)
    await row('dog')
      .getByText(/in mind 3 times/)
      .waitFor()
    await page.getByRole('heading', { name: 'Lately in mind' }).waitFor()
    expect(await row('dog').getByRole('link', { name: 'Open the conversation' }).getAttribute('href')).toBe('/?c=c1')
    await row('home').getByText('You said: “Well, I live in Lyon now.”').waitFor()
    await row('home').getByText('its conversation is deleted').waitFor()

    await row('home').getByRole('button', { name: 'Change: I live in Lyon.' }).click()
    await page.getByLabel('What she shall remember').fill('I live in Nice.')
    await page.keyboard.press('Enter')
    await row('home').getByText('changed by you').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Change: I live in Nice.',
    )

    await page.getByLabel('Search what she remembers').fill('rex')
    await until(async () => (await page.locator('li[data-memory]').count()) === 1)
    await page.getByRole('button', { name: 'Clear the search' }).click()
    await until(async () => (await page.locator('li[data-memory]').count()) === 3)

    await row('dog').getByRole('button', { name: 'Forget: My dog is called Rex.' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Forget it' }).click()
    await page.getByText('2 memories').waitFor()
    expect(stage.eva.memories.memories.map(({ id }) => id)).toEqual(['written-1', 'home'])

    await page.getByRole('switch', { name: 'She remembers what you tell her' }).click()
    await until(() => stage.eva.memories.paused)
    await page.getByRole('button', { name: 'Forget everything' }).click()
    await page.getByRole('dialog').getByText('All 2 things she remembers of you').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click()
    await page.getByRole('heading', { name: 'Nothing yet' }).waitFor()
  })
})
