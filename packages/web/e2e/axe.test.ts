import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { COLOURS, EVERYTHING, violations } from './axe.ts'
import { BROWSER_TEST_MS, until, useStage } from './stage.ts'

const PAGES = [
  '/',
  '/voice',
  '/eva-her',
  '/check',
  '/doctor',
  '/settings/brains',
  '/settings/voices',
  '/settings/ears',
  '/settings/persona',
  '/settings/memory',
  '/settings/phone',
  '/settings/privacy',
  '/settings/appearance',
  '/settings/shortcuts',
  '/404',
]

describe('who cannot see, or cannot see well', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it.each(PAGES)('is shut out by nothing on %s, in either language and by day or night', async (path) => {
    stage.eva.settings.body.welcomed = path !== '/'
    const { page } = await stage.visit(path, { reducedMotion: 'reduce', colorScheme: 'light' })
    await page.locator('h1, h2').first().waitFor({ state: 'attached' })
    const found: string[] = []
    const toFrench = page.getByRole('button', { name: 'Français' })
    if ((await toFrench.count()) > 0) {
      // The page answers to a press only once it is more than the file that came.
      await until(async () => {
        if ((await toFrench.count()) > 0) await toFrench.click()
        return (await page.locator('html[lang=fr]').count()) > 0
      })
      found.push(...(await byDayAndNight(page, 'French')))
      await page.getByRole('button', { name: 'English' }).click()
      await toFrench.waitFor()
    }
    found.push(...(await byDayAndNight(page, 'English')))
    expect(found).toEqual([])
  })
})

async function byDayAndNight(page: Page, language: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  const byDay = await violations(page, EVERYTHING, `${language} by day`)
  await page.emulateMedia({ colorScheme: 'dark' })
  return [...byDay, ...(await violations(page, COLOURS, `${language} by night`))]
}
