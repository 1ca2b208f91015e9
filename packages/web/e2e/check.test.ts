import { describe, expect, it } from 'vitest'
import { fakeReview, metric, SILENT } from './fake-reviews.ts'
import { BROWSER_TEST_MS, until, useStage } from './stage.ts'

describe('the page of reviews', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('shows the latest review with its charts, and an earlier one at a press', async () => {
    stage.eva.reviews.made.push(fakeReview(3), fakeReview(4))
    const { page } = await stage.visit('/check')
    await page.locator('[data-score="82"]').waitFor()
    await page.getByRole('img', { name: /^First token\. Median/ }).waitFor()
    await page.getByRole('img', { name: /^How answers grew/ }).waitFor()
    await page.getByRole('img', { name: /^Score over time/ }).waitFor()
    const row = page.locator('[data-metric="humanity.first_audio"]')
    expect(await row.textContent()).toContain('≤ 30')
    await page.getByText('There is no GPU here.').waitFor()
    await page.getByRole('button', { name: /^82.*3 Nov 2026/ }).click()
    await page.locator('[data-review="review-20261103T080000Z"]').waitFor()
  })

  it('makes a review with live progress, and shows it at its end', async () => {
    const { page } = await stage.visit('/check')
    await page.getByText('She has not been reviewed yet.').waitFor()
    await page.getByRole('button', { name: 'Review her now' }).click()
    await until(() => stage.eva.reviews.isRunning())
    const name = { en: 'Twenty questions', fr: 'Vingt questions' }
    stage.eva.reviews.tell({ type: 'step', done: 3, of: 12, aspect: 'latency', name })
    await page.getByText('Latency · Twenty questions').waitFor()
    await page.getByText('Step 3 of 12').waitFor()
    stage.eva.reviews.tell({ type: 'metric', metric: metric('latency.first_token', 'First token', 'Premier jeton') })
    stage.eva.reviews.tell({ type: 'finding', finding: SILENT })
    await page.locator('[data-metric="latency.first_token"]').waitFor()
    await page.locator('[data-finding=silent_speech]').getByText('Look at EVA_TTS.').waitFor()
    // Who comes back in the middle finds it as far as it is.
    await page.reload()
    await page.getByText('Step 3 of 12').waitFor()
    const review = fakeReview(5, { status: 'failed', findings: [SILENT] })
    stage.eva.reviews.made.push(review)
    stage.eva.reviews.tell({ type: 'done', id: review.id })
    await page.locator('[data-status=failed]').waitFor()
    await page.getByRole('heading', { name: 'What is wrong' }).waitFor()
  })

  it('stops a review when asked, and says so in French', async () => {
    const { page } = await stage.visit('/check', { locale: 'fr-FR' })
    await page.getByRole('button', { name: 'L’examiner maintenant' }).click()
    await until(() => stage.eva.reviews.isRunning())
    await page.getByRole('button', { name: 'Arrêter' }).click()
    await page.getByRole('alert').getByText('The review was stopped.').waitFor()
    expect(stage.eva.reviews.isRunning()).toBe(false)
  })

  it('fits a phone without sideways scrolling', async () => {
    stage.eva.reviews.made.push(fakeReview(6, { findings: [SILENT] }))
    const { page } = await stage.visit('/check', { viewport: { width: 360, height: 740 } })
    await page.locator('[data-score="83"]').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })
})
