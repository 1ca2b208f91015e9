import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** All that axe-core looks at; colours alone are what another theme changes. */
export const EVERYTHING: RunOptions = { resultTypes: ['violations'] }
export const COLOURS: RunOptions = { resultTypes: ['violations'], runOnly: ['color-contrast'] }

/** Another theme comes with the next frames, each colour in its own time: resolves when all of them have arrived. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    do {
      await frame()
      await frame()
    } while (document.getAnimations().some(({ playState }) => playState === 'running'))
  })

/** What of a page is serious by axe-core, one line for each element. */
export async function violations(page: Page, options: RunOptions, when: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  await settled(page)
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
