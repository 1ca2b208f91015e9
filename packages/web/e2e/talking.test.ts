import { describe, expect, it } from 'vitest'
import { answer, BROWSER_TEST_MS, mood, say, until, useStage } from './stage.ts'

describe('talking with her', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('shows each token when it comes, and says who answered and how fast', async () => {
    const { page } = await stage.enter()
    await say(page, 'Hello, who are you?')
    const turn = await stage.eva.nextTurn()
    expect(turn.message).toMatchObject({ message: 'Hello, who are you?', speak: true })
    expect(await mood(page).textContent()).toBe('thinking')
    let shown = ''
    for (const word of ['I', ' am', ' Eva', '.']) {
      turn.token(word)
      shown += word
      await answer(page).getByText(shown, { exact: true }).waitFor()
    }
    turn.end()
    const chip = page.getByRole('button', { name: 'first word 42 ms · voice 61 ms · built-in responder' })
    await chip.click()
    await page.getByText('out of the queue').waitFor()
    await page.getByText('mind built-in responder', { exact: true }).waitFor()
    expect(await mood(page).textContent()).toBe('here')
  })

  it('lets her be heard, marks the sentence that sounds, and reports what was heard', async () => {
    const { page, heard } = await stage.enter()
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('One. Two.')
    turn.say('One.', 2_500)
    turn.say('Two.', 2_500)
    turn.end()
    await page.locator('mark', { hasText: 'One.' }).waitFor()
    expect(await mood(page).textContent()).toBe('speaking')
    await page.locator('mark', { hasText: 'Two.' }).waitFor()
    await until(() => stage.eva.received.some((frame) => frame.type === 'played' && frame.ms === 5_000))
    expect((await heard()).loud).toBeGreaterThan(1.5 * 44_100)
    expect(await page.locator('del').count()).toBe(0)
  })

  it('stops at Escape: silence at once, the exact position, the rest struck out', async () => {
    const { page, heard } = await stage.enter()
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('One. Two. Three.')
    turn.say('One.', 500)
    turn.say('Two.', 20_000)
    await page.locator('mark', { hasText: 'Two.' }).waitFor()
    await page.keyboard.press('Escape')
    await until(async () => (await heard()).quiet > 4_410)
    const { loud } = await heard()
    const interrupt = stage.eva.received.findIndex((frame) => frame.type === 'interrupt')
    const played = stage.eva.received[interrupt - 1]
    expect(played).toMatchObject({ type: 'played', turn_id: turn.id })
    turn.say('Three.', 500)
    turn.end('interrupted', 'One.')
    await page.locator('del', { hasText: 'Two. Three.' }).waitFor()
    expect(await mood(page).textContent()).toBe('interrupted')
    expect((await heard()).loud).toBe(loud)
  })

  it('is interrupted by the next message', async () => {
    const { page } = await stage.enter()
    await say(page, 'Hello')
    const first = await stage.eva.nextTurn()
    first.token('A long story.')
    first.say('A long story.', 30_000)
    await page.getByRole('button', { name: 'Stop' }).waitFor()
    await say(page, 'Wait!')
    const second = await stage.eva.nextTurn()
    expect(second.message.message).toBe('Wait!')
    expect(stage.eva.received.map((frame) => frame.type)).toContain('interrupt')
  })

  it('asks for silence when the switch is off, and tells a screen reader whole sentences instead', async () => {
    const { page } = await stage.enter()
    await page.getByRole('switch', { name: 'Speak the answers' }).click()
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    expect(turn.message.speak).toBe(false)
    turn.token('First sentence. Sec')
    const log = page.getByRole('log')
    await log.getByText('First sentence.', { exact: true }).waitFor()
    turn.token('ond one.')
    turn.end()
    await log.getByText('Second one.', { exact: true }).waitFor()
  })

  it('says an answer again, and stops when asked', async () => {
    const { page, heard } = await stage.enter()
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('Hello.')
    turn.end()
    await page.getByRole('button', { name: 'Play the answer' }).click()
    await page.locator('mark', { hasText: 'Hello.' }).waitFor()
    await until(async () => (await heard()).loud > 4_410)
    await page.getByRole('button', { name: 'Stop playing' }).click()
    await until(async () => (await heard()).quiet > 4_410)
    await page.getByRole('button', { name: 'Play the answer' }).waitFor()
    expect(stage.eva.received.map((frame) => frame.type)).not.toContain('played')
  })

  it('renders markdown without letting it reach out', async () => {
    const { page } = await stage.enter()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await say(page, 'Show me')
    const turn = await stage.eva.nextTurn()
    turn.token(
      '**bold** <img src=x onerror=alert(1)> ![cat](http://127.0.0.1:9/cat.png) [a](javascript:alert(1)) [b](http://b.test/)',
    )
    turn.end()
    await answer(page).locator('strong', { hasText: 'bold' }).waitFor()
    expect(await answer(page).locator('img').count()).toBe(0)
    const links = await answer(page)
      .locator('a')
      .evaluateAll((all) => all.map((a) => [a.textContent, a.getAttribute('href'), a.getAttribute('rel')]))
    expect(links).toEqual([
      ['Image: cat', 'http://127.0.0.1:9/cat.png', 'noopener noreferrer'],
      ['a', '', 'noopener noreferrer'],
      ['b', 'http://b.test/', 'noopener noreferrer'],
    ])
    expect(asked.filter((url) => url.includes('cat'))).toEqual([])
  })

  it('edits a message and asks anew', async () => {
    const { page } = await stage.enter()
    for (const message of ['one', 'two']) {
      await say(page, message)
      const turn = await stage.eva.nextTurn()
      turn.token(`answer to ${message}`)
      turn.end()
      await answer(page).getByText(`answer to ${message}`).waitFor()
    }
    await page.locator('[data-turn]').first().getByText('one', { exact: true }).hover()
    await page.getByRole('button', { name: 'Edit the message' }).first().click()
    await page.keyboard.press('Escape')
    const pencil = page.getByRole('button', { name: 'Edit the message' }).first()
    expect(await pencil.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Edit your message' }).fill('uno')
    await page.keyboard.press('Enter')
    expect(await page.locator('#composer').evaluate((box) => box === document.activeElement)).toBe(true)
    const edited = await stage.eva.nextTurn()
    expect(edited.message).toMatchObject({ message: 'uno', replaces: 'conversation-1-turn-1' })
    edited.token('answer to uno')
    edited.end()
    await answer(page).getByText('answer to uno').waitFor()
    expect(await page.locator('[data-turn]').count()).toBe(1)

    await page.getByRole('button', { name: 'Answer anew' }).click()
    const again = await stage.eva.nextTurn()
    expect(again.message).toMatchObject({ message: 'uno', replaces: edited.id })
  })

  it('shows what went wrong, what can be done, and tries again', async () => {
    const { page } = await stage.enter()
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.send({
      type: 'error',
      turn_id: turn.id,
      code: 'brain_unreachable',
      message: 'Ollama does not answer.',
      fix: 'Start Ollama.',
    })
    turn.end('failed')
    const alert = page.getByRole('alert').filter({ hasText: 'Ollama does not answer.' })
    await alert.getByText('Start Ollama.').waitFor()
    await page.getByRole('button', { name: 'Answer anew' }).click()
    await stage.eva.nextTurn()
  })

  it('keeps a message that is too long whole, says by how much, and sends it once it is shorter', async () => {
    const { page } = await stage.enter()
    const box = page.locator('#composer')
    await box.fill('x'.repeat(8_000))
    await page.getByText('192 characters left').waitFor()
    await box.fill('x'.repeat(8_193))
    await page.getByText('1 character too many').waitFor()
    await box.fill('x'.repeat(9_192))
    await page.getByText('1,000 characters too many').waitFor()
    // Described by the note that is seen, and by it alone.
    const described = await box.getAttribute('aria-describedby')
    expect(await page.locator(`[id="${described}"]`).textContent()).toMatch(/^1,000 characters too many/)
    expect(await page.locator(`[id="${described}"] [role=status]`).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
    await box.press('Enter')
    expect((await box.inputValue()).length).toBe(9_192)
    expect(await box.getAttribute('aria-invalid')).toBe('true')
    await box.fill('x'.repeat(8_192))
    await box.press('Enter')
    expect((await stage.eva.nextTurn()).message.message.length).toBe(8_192)
  })
})
