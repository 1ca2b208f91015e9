import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { type Heard, launchChromium, type VisitOptions, visit } from './browser.ts'
import { type FakeEva, startFakeEva } from './fake-eva.ts'

/** What a browser test works with; made anew for each test, on one browser. */
export type Stage = {
  readonly eva: FakeEva
  /** Opens the page as a fresh visitor. At the end of the test it must not have complained about anything. */
  enter(options?: VisitOptions, path?: string): Promise<{ page: Page; heard: () => Promise<Heard> }>
  /** Opens a page that is not the chat, by another name of this machine where one is given. */
  visit(path: string, options?: VisitOptions, host?: string): Promise<{ page: Page; heard: () => Promise<Heard> }>
}

/** Longest that a browser test may take, in ms: starting Chromium on a busy machine is the slow part. */
export const BROWSER_TEST_MS = 180_000

/** Sets up a browser and a fake Eva around the tests of a file. */
export function useStage(): Stage {
  let browser: Browser
  let eva: FakeEva
  let visits: Awaited<ReturnType<typeof visit>>[] = []
  beforeAll(async () => {
    browser = await launchChromium()
  }, BROWSER_TEST_MS)
  afterAll(() => browser.close())
  beforeEach(async () => {
    eva = await startFakeEva()
  })
  afterEach(async () => {
    const complaints = visits.flatMap((each) => each.complaints)
    await Promise.all(visits.map((each) => each.page.context().close()))
    visits = []
    await eva.close()
    expect(complaints).toEqual([])
  })
  return {
    get eva() {
      return eva
    },
    async visit(path, options = {}, host = '127.0.0.1') {
      const visited = await visit(browser, eva.url.replace('127.0.0.1', host) + path, options)
      visits.push(visited)
      return visited
    },
    async enter(options = {}, path = '/') {
      const visited = await visit(browser, eva.url + path, options)
      visits.push(visited)
      await mood(visited.page).locator('xpath=self::*[not(@data-mood="connecting")]').waitFor()
      return visited
    },
  }
}

/** Types a message and presses Enter. */
export async function say(page: Page, message: string): Promise<void> {
  await page.locator('#composer').fill(message)
  await page.locator('#composer').press('Enter')
}

/** Her latest answer. */
export const answer = (page: Page) => page.locator('[data-turn] .prose').last()

/** The word beside her name. */
export const mood = (page: Page) => page.locator('header [data-mood][aria-live]')

/** Waits until something is so; for what no locator can see. */
export const until = (check: () => Promise<boolean> | boolean): Promise<void> =>
  expect.poll(check, { timeout: 60_000, interval: 25 }).toBe(true)
