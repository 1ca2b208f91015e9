import { CloseCode } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { answer, BROWSER_TEST_MS, mood, say, until, useStage } from './stage.ts'

describe('a connection that breaks', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('comes back in the middle of an answer, with text and sound going on', async () => {
    const { page, heard } = await stage.enter()
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('One ')
    turn.say('One', 400)
    await answer(page).getByText('One').waitFor()
    stage.eva.drop()
    turn.token('two ')
    turn.say('two', 400)
    await answer(page).getByText('One two').waitFor()
    turn.token('three')
    turn.say('three', 400)
    turn.end()
    await answer(page).getByText('One two three', { exact: true }).waitFor()
    await until(() => stage.eva.received.some((frame) => frame.type === 'played' && frame.ms === 1_200))
    expect((await heard()).loud).toBeGreaterThan(1.0 * 44_100)
  })

  it('says so, offers a click when it takes long, and keeps what was written meanwhile', async () => {
    const { page } = await stage.enter()
    stage.eva.acceptSockets(false)
    stage.eva.drop()
    await page.getByRole('button', { name: 'Reconnecting…' }).waitFor()
    await say(page, 'Are you there?')
    await page.getByText('Will be sent when Eva is back.').waitFor()
    await page.getByRole('button', { name: 'Click to reconnect' }).waitFor()
    stage.eva.acceptSockets(true)
    await page.getByRole('button', { name: 'Click to reconnect' }).click()
    const turn = await stage.eva.nextTurn()
    expect(turn.message.message).toBe('Are you there?')
  })

  it('stays closed when the server says so, until a click', async () => {
    const { page } = await stage.enter()
    stage.eva.drop(CloseCode.tooFast)
    await page.getByRole('button', { name: 'Click to reconnect' }).click()
    await page.locator('header [data-mood=idle]').first().waitFor()
  })
})

describe('a reload', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('in the middle of an answer goes on with the text and with the sound that was not heard yet', async () => {
    const { page, heard } = await stage.enter()
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('One ')
    // Long enough that some of it is left, however slowly a busy machine loads the page anew.
    turn.say('One', 3_000)
    await until(() => stage.eva.received.some((frame) => frame.type === 'played' && frame.ms >= 400))
    await page.reload()
    await answer(page).getByText('One').waitFor()
    turn.token('two')
    turn.say('two', 300)
    turn.end()
    await answer(page).getByText('One two', { exact: true }).waitFor()
    await until(() => stage.eva.received.some((frame) => frame.type === 'played' && frame.ms === 3_300))
    const { loud } = await heard()
    expect(loud).toBeGreaterThan(0.4 * 44_100)
    expect(loud).toBeLessThan(2.95 * 48_000)
    expect(await page.locator('[data-turn]').count()).toBe(1)
  })

  it('shows the conversation again and goes on in it', async () => {
    const { page } = await stage.enter()
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('Hi.')
    turn.end()
    await page.locator('[data-status=completed]').waitFor()
    await page.reload()
    await answer(page).getByText('Hi.').waitFor()
    await mood(page).getByText('here').waitFor()
    await say(page, 'More')
    expect((await stage.eva.nextTurn()).message.session_id).toBe('conversation-1')
  })

  it('keeps what was typed and not sent', async () => {
    const { page } = await stage.enter()
    await page.locator('#composer').fill('half a thou')
    await page.reload()
    expect(await page.locator('#composer').inputValue()).toBe('half a thou')
  })
})

describe('a browser that wants a tap before it lets sound out', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('is answered with a chip, and the sound is not lost', async () => {
    const { page, heard } = await stage.enter({ holdsSound: true })
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('One two')
    turn.say('One', 3_000)
    await answer(page).getByText('One two').waitFor()
    await page.reload()
    const chip = page.getByRole('button', { name: 'Tap to hear her' })
    await chip.waitFor()
    expect((await heard()).loud).toBe(0)
    await chip.click()
    await until(async () => (await heard()).loud > 4_410)
    await mood(page).getByText('speaking').waitFor()
  })
})
