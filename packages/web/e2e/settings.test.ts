import type { CharacterCard } from '@eva/protocol'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ANSWERED, REFUSED } from './fake-brains.ts'
import { BROWSER_TEST_MS, until, useStage } from './stage.ts'

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const

/** What is focused, by its label or its words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

/** Takes hold of the grip of one row and lets it go beyond the middle of another one. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [grip, start, goal] = [
    await from.locator('[data-grip]').boundingBox(),
    await from.boundingBox(),
    await to.boundingBox(),
  ]
  if (grip === null || start === null || goal === null) throw new Error('there is nothing to drag')
  const x = grip.x + grip.width / 2
  const y = grip.y + grip.height / 2
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + 10)
  await page.mouse.move(x, y + (goal.y + goal.height) - (start.y + start.height), { steps: 4 })
  await page.mouse.up()
}

describe('the pages of settings', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()
  const patched = () => stage.eva.settings.patches.map(({ keys }) => keys)

  it('change who is asked first: by dragging, by keys and by switches', async () => {
    const { page } = await stage.visit('/settings/brains')
    const brain = (id: string) => page.locator(`[data-brain=${id}]`)
    await brain('ollama').getByText('answers first').waitFor()
    await drag(page, brain('groq'), brain('local'))
    await until(() => patched().length === 1)
    expect(patched()).toEqual([{ EVA_LLM: 'ollama,local,groq,scripted' }])

    await brain('scripted').getByRole('button', { name: 'Ask Built-in responder earlier' }).focus()
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('Ask Built-in responder earlier')
    await page.getByRole('status').getByText('Built-in responder is now number 3 of 4.').waitFor()
    await page.keyboard.press('Space')
    await until(() => patched().length === 3)
    expect(patched().at(-1)).toEqual({ EVA_LLM: 'ollama,scripted,local,groq' })

    await brain('ollama').getByRole('switch', { name: 'Ask Ollama' }).focus()
    await page.keyboard.press('Enter')
    await brain('ollama').getByText('Off', { exact: true }).waitFor()
    await brain('scripted').getByText('answers first').waitFor()
    expect(await focused(page)).toBe('Ask Ollama')
    await page.keyboard.press('Enter')
    await brain('ollama').getByText('Ready').waitFor()
    await page.getByRole('button', { name: 'Back to automatic' }).click()
    await until(() => patched().at(-1)?.EVA_LLM === null)
  })

  it('try a key out before it is kept, keep a wrong one only when told to, and show no key again', async () => {
    stage.eva.settings.lock('OLLAMA_URL', 'http://127.0.0.1:11434')
    stage.eva.settings.answerTest = (keys) => (keys.GROQ_API_KEY === 'gsk_right' ? ANSWERED : REFUSED)
    const { page } = await stage.visit('/settings/brains', { ...PHONE, locale: 'fr-FR', colorScheme: 'dark' })
    const groq = page.locator('[data-brain=groq]')
    await groq.getByRole('button', { name: 'Configurer Groq' }).tap()
    const key = groq.getByLabel('Clé', { exact: true })
    await key.fill('gsk_wrong')
    await groq.getByRole('button', { name: 'Enregistrer', exact: true }).tap()
    await groq.getByRole('alert').getByText('Groq says: Invalid API Key.').waitFor()
    expect(patched()).toEqual([])
    await groq.getByRole('button', { name: 'Enregistrer quand même' }).tap()
    await groq.getByText('Enregistré.').waitFor()
    expect(patched()).toEqual([{ GROQ_API_KEY: 'gsk_wrong' }])
    expect(await key.inputValue()).toBe('')
    expect(await key.getAttribute('placeholder')).toBe('définie, cachée')

    await key.fill('gsk_right')
    await key.press('Enter')
    await groq.getByText(/premier mot après 184/).waitFor()
    await until(() => patched().length === 2)
    expect(await groq.locator('datalist option').count()).toBe(2)
    await groq.getByRole('button', { name: 'Retirer : Clé' }).tap()
    await groq.getByRole('button', { name: 'Enregistrer', exact: true }).tap()
    await groq.getByRole('button', { name: 'Enregistrer quand même' }).tap()
    await until(() => patched().length === 3)
    expect(patched().at(-1)).toEqual({ GROQ_API_KEY: null })

    const ollama = page.locator('[data-brain=ollama]')
    await ollama.getByRole('button', { name: 'Configurer Ollama' }).tap()
    await ollama.getByText(/^Fixé par l’environnement.*OLLAMA_URL/).waitFor()
    expect(await ollama.getByLabel('Adresse').isDisabled()).toBe(true)
    await page.locator('[data-model=quick-1b]').getByText('Recommandé pour cette machine').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })

  it('make her somebody else by a card, and call her so on every page from then on', async () => {
    stage.eva.settings.card = CAPTAIN
    const { page } = await stage.visit('/settings/persona')
    const card = { name: 'captain.png', mimeType: 'image/png', buffer: Buffer.from('the fake reads nothing') }
    await page.locator('input[type=file]').setInputFiles(card)
    await page.getByRole('heading', { name: 'On this card: Captain Ada' }).waitFor()
    await page.getByText('character_book').waitFor()
    expect(stage.eva.settings.patches).toEqual([])
    await page.getByRole('button', { name: 'Become Captain Ada' }).click()
    await page.getByText('She is Captain Ada now.').waitFor()
    expect(stage.eva.settings.patches).toEqual([{ persona: { ...CAPTAIN.persona, card: CAPTAIN.card } }])
    expect(await page.title()).toBe('Who she is · Captain Ada')

    // What is written and not kept is not lost silently.
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada')
    page.once('dialog', (dialog) => void dialog.dismiss())
    await page.getByTitle('Back to Captain Ada').click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await page.getByTitle('Back to Ada').click()
    await page.getByRole('heading', { name: 'Ahoy. Sit down.' }).waitFor()
    await page.getByPlaceholder('Say something to Ada').waitFor()
    await page.getByRole('heading', { name: 'Ada', exact: true }).waitFor()
  })

  it('say what leaves the machine, and delete everything for who types it in full', async () => {
    const [ear] = stage.eva.ears.ears.filter(({ installed }) => installed)
    if (ear === undefined) throw new Error('nobody listens')
    const cloud = { ...ear, id: 'openai:whisper', provider: 'openai', listens: false, default_for: [] }
    stage.eva.ears.ears = [...stage.eva.ears.ears, cloud]
    const { page } = await stage.visit('/voice')
    await page.locator('[data-sound=may_leave]').waitFor()

    await page.goto(`${stage.eva.url}/settings/privacy`)
    await page.getByText('Ollama does it on this machine.', { exact: true }).waitFor()
    await page
      .getByText('Everything happens on this machine. When that fails, it may go to Groq, on the internet.')
      .waitFor()
    await page.getByRole('button', { name: 'Delete everything…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete everything?' })
    const word = dialog.getByLabel('To do it, type: everything')
    await word.fill('every')
    await page.keyboard.press('Enter')
    expect(await dialog.getByRole('button', { name: 'Delete for good' }).getAttribute('aria-disabled')).toBe('true')
    expect(stage.eva.settings.isEmptied).toBe(false)
    await word.fill('everything')
    await page.keyboard.press('Enter')
    await page.getByText('Everything was deleted.').waitFor()
    expect(stage.eva.settings.isEmptied).toBe(true)
  })

  it('look as the person at this browser wants them to, from the first picture on', async () => {
    const { page } = await stage.visit('/settings/appearance', PHONE)
    await page.getByText('Larger', { exact: true }).tap()
    await page.getByText('Little', { exact: true }).tap()
    await page.reload({ waitUntil: 'commit' })
    await page.getByRole('radio', { name: 'Larger' }).waitFor()
    const root = page.locator('html')
    expect(await root.evaluate((html) => getComputedStyle(html).fontSize)).toBe('20px')
    expect(await root.getAttribute('data-still')).toBe('')
    const tab = page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Appearance' })
    const box = await tab.boundingBox()
    expect(box !== null && box.x >= 0 && box.x + box.width <= 390).toBe(true)
  })
})

const CAPTAIN: CharacterCard = {
  persona: { name: 'Captain Ada', character: 'A retired sea captain, dry and kind.', greeting: 'Ahoy. Sit down.' },
  card: { spec: 'chara_card_v3', data: { name: 'Captain Ada' } },
  version: '3',
  creator: 'harbour',
  unused: ['character_book'],
}
