import type { ClientFrame } from '@eva/protocol'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PLAIN_HOST, type VisitOptions } from './browser.ts'
import { WATERFALL } from './fake-conversation.ts'
import { openMicrophones, watchMicrophones } from './microphone.ts'
import { BROWSER_TEST_MS, say, until, useStage } from './stage.ts'

/** Samples of 32 ms at the rate of the page's audio. */
const frameSamples = (sampleRate: number): number => Math.round(sampleRate * 0.032)

const status = (page: Page) => page.locator('[role=status][data-mood]')
const begin = (page: Page) => page.getByRole('button', { name: 'Start talking' }).click()

describe('talking by voice', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()
  const received = (type: ClientFrame['type']) => stage.eva.received.filter((frame) => frame.type === type)

  /** The page with its microphone open, and a first frame of it heard. */
  async function call(options: VisitOptions = {}) {
    const visited = await stage.visit('/voice', { permissions: ['microphone'], ...options })
    await watchMicrophones(visited.page)
    await visited.page.reload()
    await begin(visited.page)
    await until(() => stage.eva.microphone.length > 0)
    return visited
  }

  it('sends frames of 32 ms at the rate that it says, of a microphone without echo, noise and changing volume', async () => {
    const { page } = await call()
    const [listen] = received('listen')
    expect(listen).toMatchObject({ speak: true })
    const rate = listen?.type === 'listen' ? listen.sample_rate : 0
    await until(() => stage.eva.microphone.length >= 10)
    expect(new Set(stage.eva.microphone)).toEqual(new Set([frameSamples(rate)]))
    const wish = await page.evaluate(() => Reflect.get(window, 'microphoneWish'))
    expect(wish).toEqual({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    })
    await page.getByText('I can hear you. Go on.').waitFor()
  })

  it('shows each state in a word, both captions, the word that sounds, and how long she took', async () => {
    const { page } = await call()
    const moodIs = (mood: string) => page.locator(`[role=status][data-mood=${mood}]`).waitFor()
    await moodIs('idle')
    const conversation = stage.eva.current()
    conversation.send({ type: 'speech_start' })
    await moodIs('listening')
    conversation.send({ type: 'transcript', text: 'What is', final: false })
    await page.locator('[data-caption=you]', { hasText: 'What is' }).waitFor()
    conversation.send({ type: 'transcript', text: 'What is the sea?', final: true })
    conversation.send({ type: 'speech_end' })
    await moodIs('transcribing')
    const turn = conversation.begin({ type: 'message', message: 'What is the sea?' })
    await moodIs('thinking')
    turn.token('Water. And the moon.')
    turn.say('Water.', 600)
    turn.say('And the moon.', 30_000)
    await moodIs('speaking')
    expect(await status(page).textContent()).toBe('Tap to interrupt')
    // Whichever of its words it is by the time that somebody looks.
    await page.locator('mark', { hasText: 'And the moon.' }).locator('[data-now]').waitFor()

    await page.getByRole('button', { name: 'Interrupt her' }).click()
    turn.end('interrupted', 'Water.', { ...WATERFALL, endpoint: 320, stt: 380, first_frame_sent: 520 })
    await moodIs('interrupted')
    expect(received('interrupt').length).toBe(1)
    await page.locator('del', { hasText: 'And the moon.' }).waitFor()
    await page.getByRole('button', { name: /^answered in/ }).click()
    await page.getByRole('dialog').locator('[data-step=heard]').waitFor()
    await page.keyboard.press('Escape')
    expect(received('hang_up')).toEqual([])
  })

  it('is quieter, silent and back from the beginning of the sentence, as Eva says', async () => {
    const { page, heard } = await call()
    const turn = stage.eva.current().begin({ type: 'message', message: 'Hi' })
    turn.token('One. Two.')
    turn.say('One.', 600)
    turn.say('Two.', 20_000)
    await page.locator('mark', { hasText: 'Two.' }).waitFor()
    const playback = (action: 'duck' | 'pause' | 'resume') => turn.send({ type: 'playback', turn_id: turn.id, action })
    const peak = async () => (await heard()).peak
    await until(async () => (await peak()) > 0.4)
    playback('duck')
    await until(async () => (await peak()) < 0.15)
    expect(await peak()).toBeGreaterThan(0.08)
    playback('pause')
    await until(async () => (await heard()).quiet > 4_410)
    await page.locator('[role=status][data-mood=listening]').waitFor()
    const before = received('played').length
    playback('resume')
    await until(async () => (await peak()) > 0.4)
    await page.locator('[role=status][data-mood=speaking]').waitFor()
    await until(() => received('played').length > before)
    const heardMs = received('played').map((frame) => (frame.type === 'played' ? frame.ms : 0))
    expect(heardMs).toEqual([...heardMs].sort((a, b) => a - b))
  })

  it('lets the microphone go when muted and when it ends, and the written conversation is the same one', async () => {
    const { page } = await call()
    const conversation = stage.eva.current()
    const turn = conversation.begin({ type: 'message', message: 'Remember the sea.' })
    turn.token('I will.')
    turn.end()
    expect(await openMicrophones(page)).toBe(1)
    await page.keyboard.press('m')
    await status(page).getByText('Muted. Tap to talk').waitFor()
    expect(await openMicrophones(page)).toBe(0)
    await until(() => received('mute').length === 1)
    await page.getByRole('button', { name: 'Unmute' }).first().click()
    await until(() => received('listen').length === 2)
    expect(await openMicrophones(page)).toBe(1)
    await page.keyboard.press('Escape')
    await page.getByText('The microphone is off.').waitFor()
    expect(await openMicrophones(page)).toBe(0)
    await until(() => received('hang_up').length === 1)

    await page.getByRole('link', { name: 'Back to the text' }).click()
    await page.locator('[data-turn]').getByText('Remember the sea.').waitFor()
    await say(page, 'And now in writing.')
    const next = await stage.eva.nextTurn()
    expect(next.message.session_id).toBe(conversation.id)
    next.end()
    await page.getByRole('link', { name: 'Talk with Eva' }).click()
    await page.getByRole('button', { name: 'Start talking' }).waitFor()
    expect(new URL(page.url()).search).toBe(`?c=${conversation.id}`)
  })

  it('listens while the space bar is held, and then it is her turn', async () => {
    const { page } = await call()
    await page.keyboard.down(' ')
    await status(page).getByText('Listening… Let go when you have finished').waitFor()
    await until(() => stage.eva.microphone.length > 0 && received('listen').length === 2)
    expect(received('listen')[1]).toMatchObject({ push_to_talk: true })
    await page.keyboard.up(' ')
    await until(() => received('commit').length === 1)
    await status(page).getByText('Hold to talk').waitFor()
  })

  it('goes on listening after a lost connection', async () => {
    const { page } = await call()
    stage.eva.drop()
    await until(() => received('listen').length === 2)
    await until(() => stage.eva.microphone.length > 3)
    await page.locator('[role=status][data-mood=idle]').waitFor()
  })

  it.each([
    ['en-GB', 'The microphone is not allowed', 'Start talking'],
    ['fr-FR', 'Le micro n’est pas autorisé', 'Commencer à parler'],
  ])('says what to do when the microphone is not allowed (%s)', async (locale, words, button) => {
    const { page } = await stage.visit('/voice', { locale })
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('alert').getByText(words).waitFor()
    expect(received('listen')).toEqual([])
  })

  it('explains an address at which no browser opens a microphone, without asking for one', async () => {
    const { page } = await stage.visit('/voice', {}, PLAIN_HOST)
    const card = page.getByRole('alert').filter({ hasText: 'This address cannot use a microphone' })
    await card.getByText(`http://localhost:${new URL(stage.eva.url).port}/voice`, { exact: false }).waitFor()
    expect(await page.getByRole('button', { name: 'Start talking' }).count()).toBe(0)
  })

  it('can be used with the keyboard alone: the space bar presses what has the focus, and talks from the orb', async () => {
    const { page } = await stage.visit('/voice', { permissions: ['microphone'] })
    const tabTo = async (name: string) => {
      const focused = page.locator(':focus')
      for (let press = 0; press < 20; press++) {
        await page.keyboard.press('Tab')
        if ((await focused.count()) > 0 && (await focused.textContent().catch(() => ''))?.trim() === name) return
        if ((await focused.getAttribute('aria-label').catch(() => null)) === name) return
      }
      throw new Error(`Tab never came to “${name}”`)
    }
    await page.getByRole('button', { name: 'Start talking' }).waitFor()
    await tabTo('Start talking')
    await page.keyboard.press('Enter')
    await page.locator('[data-action]:focus').waitFor()
    await tabTo('Mute')
    await page.keyboard.press(' ')
    await status(page).getByText('Muted. Tap to talk').waitFor()
    expect(received('listen').some((frame) => frame.type === 'listen' && frame.push_to_talk === true)).toBe(false)
    await tabTo('End')
    await page.keyboard.press('Enter')
    await page.locator('button:focus', { hasText: 'Talk again' }).waitFor()
  })

  it('says at once when Eva has no ear, and offers ways to one', async () => {
    stage.eva.ear = null
    const { page } = await stage.visit('/voice')
    await page.getByRole('heading', { name: 'Eva cannot hear yet' }).waitFor()
    await page.getByText('npx eva ears pull whisper-base').waitFor()
    await page.getByText(/Google’s servers/).waitFor()
    stage.eva.ear = 'sherpa:whisper-base'
    await page.getByRole('button', { name: 'Look again' }).click()
    await page.getByRole('button', { name: 'Start talking' }).waitFor()
  })

  it('takes the browser’s own recogniser when asked to, and sends its words as a message', async () => {
    stage.eva.ear = null
    const { page } = await stage.visit('/voice')
    await page.addInitScript(() => {
      class Recogniser {
        onresult: ((event: unknown) => void) | null = null
        start = () => Reflect.set(window, 'recogniser', this)
        abort() {}
      }
      Reflect.set(window, 'SpeechRecognition', Recogniser)
    })
    await page.reload()
    await page.getByRole('button', { name: 'Use the browser’s recogniser' }).click()
    await page.getByText('Google turns your speech into text.').waitFor()
    const hear = (text: string, isFinal: boolean) =>
      page.evaluate(
        ([said, ends]) => {
          const results = [Object.assign([{ transcript: said }], { isFinal: ends })]
          Reflect.get(window, 'recogniser').onresult({ resultIndex: 0, results })
        },
        [text, isFinal] as const,
      )
    await hear('What about', false)
    await page.locator('[data-caption=you]', { hasText: 'What about' }).waitFor()
    await hear('What about the sea', true)
    const turn = await stage.eva.nextTurn()
    expect(turn.message).toMatchObject({ message: 'What about the sea', speak: true })
    turn.end()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Eva cannot hear yet' }).waitFor()
  })

  it('says when there is no ear for one language alone, and goes on in another', async () => {
    const { page } = await call()
    await page.getByLabel('You speak').selectOption({ label: 'Français' })
    await until(() => received('listen').length === 2)
    expect(received('listen')[1]).toMatchObject({ language: 'fr' })
    stage.eva.tell({ type: 'error', seq: 0, code: 'no_ear', message: 'She has no ear here.' })
    stage.eva.tell({ type: 'error', seq: 0, code: 'invalid_frame', message: 'Sound came from no microphone.' })
    await page.getByRole('heading', { name: 'Eva cannot hear French yet' }).waitFor()
    expect(await openMicrophones(page)).toBe(0)
    await page.getByRole('button', { name: 'Speak another language' }).click()
    await begin(page)
    await until(() => received('listen').length === 3)
    expect(received('listen')[2]).not.toHaveProperty('language')
  })

  it('fits a phone, and keeps still for somebody who asked for less motion', async () => {
    const { page } = await call({
      viewport: { width: 360, height: 640 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    })
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(await overflow()).toBe(0)
    const core = page.locator('.talk-core')
    expect(await core.evaluate((element) => getComputedStyle(element).scale)).toBe('1')
    const end = await page.getByRole('button', { name: 'End' }).boundingBox()
    expect((end?.y ?? 0) + (end?.height ?? 0)).toBeLessThanOrEqual(640)
  })
})
