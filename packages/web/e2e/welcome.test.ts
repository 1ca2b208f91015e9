import { describe, expect, it } from 'vitest'
import { answer, BROWSER_TEST_MS, until, useStage } from './stage.ts'

describe('the first screen', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('says what works, takes a key, lets her be heard at one press, and does not come back uninvited', async () => {
    const { settings } = stage.eva
    settings.body.welcomed = false
    settings.body.brains = settings.body.brains.map((brain) =>
      brain.id === 'scripted' ? { ...brain, state: 'ready' as const } : { ...brain, state: 'not_set_up' as const },
    )
    stage.eva.ear = null
    const { page } = await stage.enter()
    const screen = page.getByRole('region', { name: 'Hello, I’m Eva.' })
    for (const [part, state] of [
      ['mind', 'fair'],
      ['voice', 'fair'],
      ['ear', 'bad'],
    ]) {
      await screen.locator(`[data-part=${part}][data-state=${state}]`).waitFor()
    }

    await screen.getByText('Groq, in the cloud').click()
    await screen
      .getByLabel(/API key|Key/)
      .first()
      .fill('gsk_secret')
    await screen.getByRole('button', { name: 'Save' }).click()
    await until(() => settings.patches.some(({ keys }) => keys?.GROQ_API_KEY === 'gsk_secret'))

    await screen.getByRole('button', { name: 'Let her say hello' }).click()
    const turn = await stage.eva.nextTurn()
    expect(turn.message).toMatchObject({ message: 'Hello, who are you?', speak: true })
    turn.token('I am Eva.')
    turn.end()
    await answer(page).getByText('I am Eva.').waitFor()
    await until(() => settings.body.welcomed)

    await page.goto(`${stage.eva.url}/?welcome`)
    await page.getByRole('region', { name: 'Hello, I’m Eva.' }).waitFor()
    await page.getByRole('button', { name: 'Not now' }).click()
    await page.getByRole('heading', { name: 'What is on your mind?' }).waitFor()
  })
})
