import { describe, expect, it } from 'vitest'
import { answer, BROWSER_TEST_MS, say, useStage } from './stage.ts'

describe('the list of conversations', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  /** Two conversations: about tea, then about rain. */
  async function talkTwice() {
    const visited = await stage.enter()
    const { page } = visited
    for (const topic of ['tea', 'rain']) {
      if (topic === 'rain') await page.getByRole('button', { name: 'New conversation' }).click()
      await page.locator('#composer').fill(`Talk about ${topic}`)
      await page.locator('header [data-mood=idle]').first().waitFor()
      await page.locator('#composer').press('Enter')
      const turn = await stage.eva.nextTurn()
      turn.token(`I like ${topic}.`)
      turn.end()
      await answer(page).getByText(`I like ${topic}.`).waitFor()
      await page.getByRole('navigation').getByText(`Talk about ${topic}`).waitFor()
    }
    return visited
  }

  it('opens one, and the address remembers it', async () => {
    const { page } = await talkTwice()
    await page.getByRole('navigation').getByText('Talk about tea').click()
    await answer(page).getByText('I like tea.').waitFor()
    expect(page.url()).toContain('?c=conversation-1')
    await page.goBack()
    await answer(page).getByText('I like rain.').waitFor()
    await say(page, 'Go on')
    const turn = await stage.eva.nextTurn()
    expect(turn.id).toContain('conversation-2')
  })

  it('moves them to yesterday at midnight, on a page that nobody touches', async () => {
    const { page } = await talkTwice()
    const rain = stage.eva.conversations.get('conversation-2')
    const lateThatDay = new Date(rain?.createdAt ?? '')
    lateThatDay.setHours(23, 59, 30)
    await page.clock.install({ time: lateThatDay })
    await page.reload()
    const list = page.getByRole('navigation', { name: 'Conversations' })
    await list.getByRole('region', { name: 'Today' }).getByText('Talk about rain').waitFor()
    await page.clock.fastForward('00:31')
    await list.getByRole('region', { name: 'Yesterday' }).getByText('Talk about rain').waitFor()
    expect(await list.getByRole('region', { name: 'Today' }).count()).toBe(0)
  })

  it('finds, renames, exports and deletes', async () => {
    const { page } = await talkTwice()
    const list = page.getByRole('navigation', { name: 'Conversations' })
    await list.getByRole('textbox', { name: 'Search conversations' }).fill('tea')
    await list.getByText('Talk about rain').waitFor({ state: 'detached' })
    await list.getByText('Talk about tea').first().waitFor()
    await list.getByRole('button', { name: 'Clear the search' }).click()
    await list.getByText('Talk about rain').waitFor()

    await list.getByRole('button', { name: 'More for “Talk about tea”' }).click()
    const exports = await list.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(exports).toContain('/sessions/conversation-1/export?format=md')
    expect(exports).toContain('/sessions/conversation-1/export?format=json')
    await list.getByRole('button', { name: 'Rename' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Leaves and water')
    await page.keyboard.press('Enter')
    await list.getByText('Leaves and water').waitFor()
    expect(stage.eva.conversations.get('conversation-1')?.title).toBe('Leaves and water')

    await list.getByRole('button', { name: 'More for “Talk about rain”' }).click()
    await list.getByRole('button', { name: 'Delete' }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete this conversation?' })
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await list.getByText('Talk about rain').waitFor({ state: 'detached' })
    expect([...stage.eva.conversations.keys()]).toEqual(['conversation-1'])
    // The open one is gone: a new one begins.
    await page.getByRole('list', { name: 'Ways to begin' }).waitFor()
  })
})
