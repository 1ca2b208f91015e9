import { describe, it } from 'vitest'
import { BROWSER_TEST_MS, until, useStage } from './stage.ts'

describe('the page of ears', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('lies beside the page of voices, and says who listens and what to begin with', async () => {
    const { page } = await stage.visit('/settings/voices')
    await page.getByRole('link', { name: 'Ears' }).click()
    await page.getByRole('heading', { name: 'Her ears' }).waitFor()
    const basic = page.locator('[data-ear="pocketsphinx"]')
    await basic.getByText('Listens first').waitFor()
    await basic.getByText('English · on this machine · slow, clear speech only').waitFor()
    await page.locator('[data-ear="sherpa:whisper-base"]').getByText('The one to begin with').waitFor()
    await page.getByRole('link', { name: 'Voices' }).click()
    await page.getByRole('heading', { name: 'Her voice' }).waitFor()
  })

  it('fetches an ear with its progress, which then listens, and removes it', async () => {
    const { page } = await stage.visit('/settings/ears')
    const row = page.locator('[data-ear="sherpa:whisper-base"]')
    await row.getByText('not yet tried with Eva').waitFor()
    await row.getByRole('button', { name: /^Fetch Whisper base, 161/ }).click()
    await row.getByRole('progressbar').waitFor()
    stage.eva.ears.tell({ received_bytes: 80_000_000, eta_s: 30 })
    await row.getByText('80 MB of 161 MB').first().waitFor()
    await row.getByRole('button', { name: 'Cancel' }).click()
    await row.getByRole('button', { name: /^Fetch Whisper base/ }).click()
    await row.getByRole('progressbar').waitFor()
    stage.eva.ears.tell({ status: 'done', received_bytes: 161_000_000 })
    await row.getByText('Listens first').waitFor()
    await page.locator('[data-ear="pocketsphinx"]').getByText('Listens first to English').waitFor()
    await row.getByRole('button', { name: 'Remove Whisper base' }).click()
    await page.getByRole('dialog', { name: 'Remove Whisper base?' }).getByRole('button', { name: 'Remove' }).click()
    await row.getByRole('button', { name: /^Fetch Whisper base/ }).waitFor()
  })

  it('offers the three ways to an ear where there is none, and says why a download failed', async () => {
    stage.eva.ears.ears = stage.eva.ears.ears.filter(({ installed }) => !installed)
    const { page } = await stage.visit('/settings/ears')
    await page.getByText('She cannot hear yet.').waitFor()
    await until(async () => (await page.locator('main ol.list-decimal > li').count()) === 3)
    await page.getByRole('button', { name: /^Fetch Whisper base/ }).click()
    await page.getByRole('progressbar').waitFor()
    const error = { code: 'not_enough_space', message: 'The disk has 20 MB left.', fix: 'Make room.' }
    stage.eva.ears.tell({ status: 'error', error })
    await page.getByRole('alert').getByText('The disk has 20 MB left.').waitFor()
    await page.getByRole('alert').getByText('Make room.').waitFor()
  })
})
