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
    expect(await page.locator('[data-moved="latency.first_token"]').textContent()).toMatch(/61\sms → 42\sms/)
    await page.getByRole('button', { name: /^81.*3 Nov 2026/ }).click()
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
    await page.getByText('Step 4 of 12').waitFor()
    stage.eva.reviews.tell({ type: 'metric', metric: metric('latency.first_token', 'First token', 'Premier jeton') })
    stage.eva.reviews.tell({ type: 'finding', finding: SILENT })
    await page.locator('[data-metric="latency.first_token"]').waitFor()
    await page.locator('[data-finding=silent_speech]').getByText('Look at EVA_TTS.').waitFor()
    // Who comes back in the middle finds it as far as it is.
    await page.reload()
    await page.getByText('Step 4 of 12').waitFor()
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
    await page.getByRole('status').getByText('L’examen a été arrêté.').waitFor()
    expect(await page.locator('main').getByRole('alert').count()).toBe(0)
    expect(stage.eva.reviews.isRunning()).toBe(false)
  })

  it('is worked by the keyboard alone, and tells a screen reader what matters', async () => {
    const { page } = await stage.visit('/check')
    const said = page.getByRole('status')
    await page.getByText('She has not been reviewed yet.').waitFor()
    const start = page.getByRole('button', { name: 'Review her now' })
    await start.focus()
    await page.keyboard.press('Enter')
    await until(() => stage.eva.reviews.isRunning())
    // The button that was pressed keeps the focus, and a second press begins nothing.
    await page.keyboard.press('Enter')
    expect(await start.evaluate((button) => document.activeElement === button)).toBe(true)
    const name = { en: 'Twenty questions', fr: 'Vingt questions' }
    for (const done of [0, 1, 2]) stage.eva.reviews.tell({ type: 'step', done, of: 12, aspect: 'latency', name })
    await page.getByText('Step 3 of 12').waitFor()
    expect(await said.textContent()).toBe('Now: Latency')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Stop')
    stage.eva.reviews.made.push(fakeReview(5), fakeReview(6))
    stage.eva.reviews.tell({ type: 'done', id: fakeReview(6).id })
    await said.getByText('The review is made: 83\u00a0%, passed.').waitFor({ state: 'attached' })
    const again = page.getByRole('button', { name: 'Review her again' })
    expect(await again.evaluate((button) => document.activeElement === button)).toBe(true)
    // One of the list is shown, and the focus goes to it.
    await page.getByRole('button', { name: /5 Nov 2026/ }).focus()
    await page.keyboard.press('Enter')
    await page.locator('[data-review="review-20261105T080000Z"]:focus').waitFor()
    await page.getByText('Every figure over time').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: /^First sound\. 5 reviews/ }).waitFor()
  })

  it('shows in every tab the review that one of them began', async () => {
    stage.eva.reviews.made.push(fakeReview(4))
    const { page: one } = await stage.visit('/check')
    const { page: other } = await stage.visit('/check')
    await one.locator('[data-score="82"]').waitFor()
    await other.locator('[data-score="82"]').waitFor()
    await one.getByRole('button', { name: 'Review her again' }).click()
    await until(() => stage.eva.reviews.isRunning())
    const name = { en: 'Twenty questions', fr: 'Vingt questions' }
    stage.eva.reviews.tell({ type: 'step', done: 3, of: 12, aspect: 'latency', name })
    // The other one does not know yet: it asks for a review, and gets the one that there is.
    await other.getByRole('button', { name: 'Review her again' }).click()
    await other.getByText('Step 4 of 12').waitFor()
    expect(await other.locator('main').getByRole('alert').count()).toBe(0)
    stage.eva.reviews.made.push(fakeReview(8))
    stage.eva.reviews.tell({ type: 'done', id: fakeReview(8).id })
    for (const page of [one, other]) await page.locator('[data-score="84"]').waitFor()
    // And one that was made elsewhere is there for who comes back to the tab.
    stage.eva.reviews.made.push(fakeReview(10))
    await other.evaluate(() => window.dispatchEvent(new Event('focus')))
    await other.locator('[data-score="85"]').waitFor()
  })

  it('takes up a review again whose connection was cut', async () => {
    const { page } = await stage.visit('/check')
    await page.getByRole('button', { name: 'Review her now' }).click()
    await until(() => stage.eva.reviews.isRunning())
    const name = { en: 'Twenty questions', fr: 'Vingt questions' }
    stage.eva.reviews.tell({ type: 'step', done: 3, of: 12, aspect: 'latency', name })
    await page.getByText('Step 4 of 12').waitFor()
    stage.eva.reviews.cut()
    stage.eva.reviews.tell({ type: 'step', done: 4, of: 12, aspect: 'latency', name })
    await page.getByText('Step 5 of 12').waitFor()
    stage.eva.reviews.made.push(fakeReview(5))
    stage.eva.reviews.tell({ type: 'done', id: fakeReview(5).id })
    await page.locator('[data-score="82"]').waitFor()
  })

  it('names a target that must be met, rounds nothing up, and colours by the points', async () => {
    const late = metric('latency.first_token', 'First token', 'Premier jeton', { value: 250, hard: true, score: 0.4 })
    const score = { points: 49.96, earnable: 50, percent: 99.92, capped: null }
    stage.eva.reviews.made.push(fakeReview(6, { status: 'failed', metrics: [late], score }))
    const { page } = await stage.visit('/check')
    await page.locator('[data-score="99"]').waitFor()
    await page.getByText('49.9 of 50 points').waitFor()
    await page
      .locator('[data-miss="latency.first_token"]')
      .getByText('250 ms; the target of 100 ms must be met.')
      .waitFor()
    expect(await page.getByText('Nothing was found wrong.').count()).toBe(0)
    const bars = page.getByRole('region', { name: 'Score', exact: true }).locator('dd > span')
    expect(await bars.evaluateAll((all) => all.map((bar) => /bg-(good|fair|bad)/.exec(bar.className)?.[1]))).toEqual(
      Array.from({ length: 4 }, () => 'good'),
    )
  })

  it('fits a phone without sideways scrolling', async () => {
    const { subject } = fakeReview(5)
    const model = 'a-model-with-a-name-that-is-longer-than-a-phone-is-wide-instruct-q4'
    stage.eva.reviews.made.push(fakeReview(5), fakeReview(6, { findings: [SILENT], subject: { ...subject, model } }))
    const { page } = await stage.visit('/check', { viewport: { width: 360, height: 740 } })
    await page.locator('[data-score="83"]').waitFor()
    expect(await page.locator('main').evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(360)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })
})
