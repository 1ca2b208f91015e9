import { describe, expect, it } from 'vitest'
import { answer, BROWSER_TEST_MS, say, until, useStage } from './stage.ts'

describe('another brain', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('takes over in one line that counts and leaves by itself, and is remembered with its reason', async () => {
    const { page } = await stage.enter()
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.route({ from: 'groq', to: 'local', model: 'qwen', cause: 'quota', reason: 'No quota.', until_ms: 42_000 })
    const line = page.locator('[data-switch=quota]')
    await line.getByText(/^Groq is resting for 4\d\ss; thinking locally\.$/).waitFor()
    await line.getByText('for 41 s').waitFor()
    expect(await page.getByRole('status').first().textContent()).toBe(
      'Groq is resting for 42\u00a0s; thinking locally.',
    )
    turn.token('Here I am.')
    turn.end()
    await line.waitFor({ state: 'detached' })
    expect(await page.getByRole('status').first().textContent()).toBe('')

    const reasons = () => page.getByText('Changes of mind').locator('xpath=..').getByRole('listitem')
    await page.getByRole('button', { name: /this machine$/ }).click()
    expect(await reasons().textContent()).toContain('quota used up for 42\u00a0s')
    await page.reload()
    await page.getByRole('button', { name: /this machine$/ }).click()
    expect(await reasons().textContent()).toContain('from Groq to this machine')
    expect(await line.count()).toBe(0)
  })

  it('goes on after what was said, and nothing is shown twice, also after a lost connection', async () => {
    const { page } = await stage.enter()
    await say(page, 'Count')
    const turn = await stage.eva.nextTurn()
    turn.token('One, two, thr')
    await answer(page).getByText('One, two, thr').waitFor()
    stage.eva.drop()
    turn.route({
      from: 'groq',
      to: 'local',
      model: 'qwen',
      cause: 'stalled',
      reason: 'It fell silent.',
      until_ms: null,
    })
    turn.rewind(9)
    turn.token(' three, four.')
    turn.end()
    await answer(page).getByText('One, two, three, four.', { exact: true }).waitFor()
  })

  it('takes back after a reload what it took back before, and lists a change that came twice as two', async () => {
    const { page } = await stage.enter()
    await say(page, 'Count')
    const turn = await stage.eva.nextTurn()
    const lost = { model: 'qwen', cause: 'stalled', reason: 'It fell silent.', until_ms: null } as const
    turn.token('One, two, thr')
    turn.route({ from: 'groq', to: 'local', ...lost })
    turn.rewind(9)
    turn.token(' three, fo')
    await answer(page).getByText('One, two, three, fo', { exact: true }).waitFor()
    await page.reload()
    await answer(page).getByText('One, two, three, fo', { exact: true }).waitFor()
    turn.route({ from: 'local', to: 'groq', ...lost })
    turn.route({ from: 'groq', to: 'local', ...lost })
    turn.rewind(16)
    turn.token(' four.')
    turn.end()
    await answer(page).getByText('One, two, three, four.', { exact: true }).waitFor()
    await page.getByRole('button', { name: /this machine$/ }).click()
    const reasons = page.getByText('Changes of mind').locator('xpath=..').getByRole('listitem')
    // They come with the first press.
    await until(async () => (await reasons.count()) === 3)
  })

  it('is told in French to a French browser', async () => {
    const { page } = await stage.enter({ locale: 'fr-FR' })
    await say(page, 'Bonjour')
    const turn = await stage.eva.nextTurn()
    turn.route({ from: 'groq', to: 'scripted', model: 'x', cause: 'failed', reason: 'Down.', until_ms: null })
    await page.locator('[data-switch=failed]').getByText('Groq ne répond pas').waitFor()
    turn.end()
  })
})
