import { describe, expect, it } from 'vitest'
import { BROWSER_TEST_MS, until, useStage } from './stage.ts'

describe('the page of voices', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('is among the settings, which every page leads to, and leads back', async () => {
    const { page } = await stage.enter()
    await page.getByRole('button', { name: 'Pages and commands' }).click()
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('link', { name: 'Voices' }).click()
    await page.getByRole('heading', { name: 'Her voice' }).waitFor()
    await page.getByTitle('Back to Eva').click()
    await page.locator('#composer').waitFor()
  })

  it('lets each voice say a sentence in its language, at the pace and pitch that were chosen', async () => {
    stage.eva.settings.body.voice = { voices: {}, speed: 1.2, pitch: 0.9 }
    const { page } = await stage.visit('/settings/voices')
    await page.getByRole('button', { name: 'Hear SLT' }).click()
    await until(() => stage.eva.voices.said.length === 1)
    expect(stage.eva.voices.said[0]).toMatchObject({
      text: 'Hello, I am Eva. How are you today?',
      voice: 'flite:slt',
      speed: 1.2,
      pitch: 0.9,
    })
    await page.getByLabel('Language').selectOption('fr')
    await page.getByRole('button', { name: 'Hear French' }).click()
    await until(() => stage.eva.voices.said.length === 2)
    expect(stage.eva.voices.said[1]?.text).toMatch(/^Bonjour/)
    await page.getByRole('button', { name: 'Hear French' }).waitFor()
  })

  it('shows the voices of one language, and makes another one speak it', async () => {
    const { page } = await stage.visit('/settings/voices')
    await page.locator('[data-voice="flite:slt"]').getByText('Speaks English').waitFor()
    expect(await page.locator('[data-voice^="espeak"]').count()).toBe(0)
    await page.getByRole('button', { name: 'Use RMS for English' }).click()
    await page.locator('[data-voice="flite:rms"]').getByText('Speaks English').waitFor()
    expect(stage.eva.settings.body.voice.voices).toEqual({ en: 'flite:rms' })
    await page.getByText('Pitch cannot be changed for the voice that speaks this language.').waitFor()
    await page.getByRole('button', { name: 'Let Eva choose' }).click()
    await until(() => Object.keys(stage.eva.settings.body.voice.voices).length === 0)
  })

  it('changes the pace by keys, once the slider rests', async () => {
    const { page } = await stage.visit('/settings/voices')
    const pace = page.getByRole('slider', { name: 'Pace' })
    await pace.focus()
    for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowRight')
    await until(() => stage.eva.settings.body.voice.speed === 1.2)
    await page.getByRole('button', { name: 'As it is' }).click()
    await until(() => stage.eva.settings.body.voice.speed === 1)
  })

  it('fetches a voice with its progress, stops when asked, and removes it', async () => {
    const { page } = await stage.visit('/settings/voices')
    await page.getByLabel('Language').selectOption('fr')
    const row = page.locator('[data-voice="sherpa:piper-fr-siwis"]')
    await row.getByText('A calm French woman.').waitFor()
    await row.getByRole('button', { name: /^Fetch Siwis, 63/ }).click()
    await row.getByRole('progressbar').waitFor()
    stage.eva.voices.tell({ received_bytes: 21_000_000, eta_s: 42 })
    await row.getByText('21 MB of 63 MB').first().waitFor()
    await row.getByText('42 s left').waitFor()
    await row.getByRole('button', { name: 'Cancel' }).click()
    await row.getByRole('button', { name: /^Fetch Siwis/ }).click()
    await row.getByRole('progressbar').waitFor()
    stage.eva.voices.tell({ status: 'done', received_bytes: 63_000_000 })
    await row.getByRole('button', { name: 'Hear Siwis' }).waitFor()
    await row.getByRole('button', { name: 'Remove Piper Siwis' }).click()
    await page.getByRole('dialog', { name: 'Remove Piper Siwis?' }).getByRole('button', { name: 'Remove' }).click()
    await row.getByRole('button', { name: /^Fetch Siwis/ }).waitFor()
  })

  it('says why a download failed', async () => {
    const { page } = await stage.visit('/settings/voices')
    await page.getByLabel('Language').selectOption('fr')
    await page.getByRole('button', { name: /^Fetch Siwis/ }).click()
    await page.getByRole('progressbar').waitFor()
    const error = { code: 'not_enough_space', message: 'The disk has 20 MB left.', fix: 'Make room.' }
    stage.eva.voices.tell({ status: 'error', error })
    await page.getByRole('alert').getByText('The disk has 20 MB left.').waitFor()
    await page.getByRole('alert').getByText('Make room.').waitFor()
  })

  it('is used by keys alone, and loses nobody who uses them', async () => {
    const { page } = await stage.visit('/settings/voices')
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    const rms = page.locator('[data-voice="flite:rms"]')
    await rms.getByRole('button', { name: 'Hear RMS' }).focus()
    await page.keyboard.press('Enter')
    await until(() => stage.eva.voices.said.length === 1)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Use')
    await page.keyboard.press('Space')
    await rms.getByText('Speaks English').waitFor()
    expect(await focused()).toBe('Speaks English')
    await page.getByRole('button', { name: 'Let Eva choose' }).focus()
    await page.keyboard.press('Enter')
    await until(() => Object.keys(stage.eva.settings.body.voice.voices).length === 0)
    expect(await focused()).toBe('Ready to speak')
    await page.getByLabel('Language').focus()
    await page.keyboard.type('germ')
    await page.locator('[data-voice="espeak:de"]').waitFor()
  })

  it('is made for fingers on a phone, and names voices in the language of the page', async () => {
    const { page } = await stage.visit('/settings/voices', {
      locale: 'fr-FR',
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    })
    await page.getByRole('listitem', { name: 'Français (France)' }).waitFor()
    const small = await page.locator('main > div').evaluate((content) =>
      [...content.querySelectorAll('button, select, input')].flatMap((target) => {
        const { width, height } = target.getBoundingClientRect()
        return Math.min(width, height) < 40 ? [`${target.outerHTML.slice(0, 80)} ${width} × ${height}`] : []
      }),
    )
    expect(small).toEqual([])
  })

  it('speaks French, says what is decided elsewhere, and fits a phone', async () => {
    stage.eva.settings.lock('EVA_TTS', 'espeak')
    const { page } = await stage.visit('/settings/voices', { locale: 'fr-FR', viewport: { width: 360, height: 740 } })
    await page.getByRole('heading', { name: 'Sa voix' }).waitFor()
    await page.getByText(/^Fixé par l’environnement.*EVA_TTS/).waitFor()
    await page.locator('[data-voice="espeak:fr"]').getByText('Parle français').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })
})
