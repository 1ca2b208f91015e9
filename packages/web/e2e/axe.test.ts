import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { loginPage } from '../../server/src/http/login-page.ts'
import { BROWSER_TEST_MS, useStage } from './stage.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

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

/** All that axe-core looks at; colours alone are what another theme changes. */
const EVERYTHING: RunOptions = { resultTypes: ['violations'] }
const COLOURS: RunOptions = { resultTypes: ['violations'], runOnly: ['color-contrast'] }

describe('who cannot see, or cannot see well', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it.each(PAGES)('is shut out by nothing on %s, in either language and by day or night', async (path) => {
    stage.eva.settings.body.welcomed = path !== '/'
    const { page } = await stage.visit(path, { reducedMotion: 'reduce', colorScheme: 'light' })
    await page.locator('h1, h2').first().waitFor({ state: 'attached' })
    await page.evaluate(AXE)
    const found = [...(await violations(page, EVERYTHING, 'by day')), ...(await byNight(page))]
    const toFrench = page.getByRole('button', { name: 'Français' })
    if ((await toFrench.count()) > 0) {
      await setTheme(page, 'light')
      await toFrench.click()
      await page.locator('html[lang=fr]').waitFor()
      found.push(...(await violations(page, EVERYTHING, 'French')), ...(await byNight(page)))
    }
    expect(found).toEqual([])
  })

  it.each(['en', 'fr'])('is let in at the door, where the password is asked for (%s)', async (language) => {
    const { page } = await stage.visit('/404', { reducedMotion: 'reduce', colorScheme: 'light' })
    const body = loginPage({ headers: { 'accept-language': language } }, true)
    await page.route('**/login', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
    await page.goto(`${stage.eva.url}/login`)
    await page.locator(`html[lang=${language}] input`).waitFor()
    await page.evaluate(AXE)
    const found = await violations(page, EVERYTHING, 'by day')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect([...found, ...(await violations(page, COLOURS, 'by night'))]).toEqual([])
  })
})

/** As the settings do, in place: every other way would be one more visit. */
const setTheme = (page: Page, theme: 'light' | 'dark') =>
  page.evaluate((wanted) => {
    document.documentElement.dataset.theme = wanted
  }, theme)

async function byNight(page: Page): Promise<string[]> {
  await setTheme(page, 'dark')
  return violations(page, COLOURS, 'by night')
}

/** What is serious, one line for each element. */
async function violations(page: Page, options: RunOptions, when: string): Promise<string[]> {
  const results = await page.evaluate<AxeResults, RunOptions>(
    (wanted) => Reflect.get(window, 'axe').run(wanted),
    options,
  )
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${when}: ${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
    )
}
