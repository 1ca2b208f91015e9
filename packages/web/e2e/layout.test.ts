import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answer, BROWSER_TEST_MS, say, useStage } from './stage.ts'

const LONG_WORD = 'a_word_that_is_much_too_long_'.repeat(8)

/** Whatever is wider than a phone: a long line of code, a wide table, a word without an end. */
const WIDE_ANSWER = [
  `\`\`\`\nconst line = '${'code '.repeat(60)}'\n\`\`\``,
  `| ${'Column | '.repeat(12)}\n|${'---|'.repeat(12)}\n| ${'some words | '.repeat(12)}`,
  LONG_WORD,
].join('\n\n')

/** How far the content of an element reaches beyond its right edge, in px. */
const excessPx = (page: Page, selector: string): Promise<number[]> =>
  page.locator(selector).evaluateAll((found) => found.map((element) => element.scrollWidth - element.clientWidth))

describe('what is too wide', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it.each([390, 1280])('stays within its own box on a page of %d px', async (width) => {
    const { page } = await stage.enter({ viewport: { width, height: 800 } })
    await say(page, LONG_WORD)
    const turn = await stage.eva.nextTurn()
    turn.token(WIDE_ANSWER)
    turn.end()
    await answer(page).locator('table').waitFor()
    await page.locator('[data-status=completed]').waitFor()
    expect(await excessPx(page, 'section[aria-label=Conversation]')).toEqual([0])
    const [code = 0, table = 0] = await excessPx(page, '.prose pre, .prose table')
    expect(code).toBeGreaterThan(0)
    expect(table).toBeGreaterThan(0)

    // The list of conversations cuts a long title, and keeps its time and its menu in sight.
    if (width < 600) await page.getByRole('button', { name: 'Show the conversations' }).click()
    const row = page.getByRole('navigation').getByRole('listitem').first()
    await row.waitFor()
    const sides = await row.evaluate((item) => {
      const inner = item.querySelector('time')?.getBoundingClientRect()
      return { time: inner?.right ?? Number.NaN, row: item.getBoundingClientRect().right, list: innerWidth }
    })
    expect(sides.time).toBeLessThanOrEqual(sides.row)
    expect(sides.row).toBeLessThanOrEqual(sides.list)
    expect(await excessPx(page, 'nav > div:last-child')).toEqual([0])
  })
})

describe('the bars of an answer', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it.each([320, 1280])('stand beside or below their own words on a page of %d px', async (width) => {
    const { page } = await stage.enter({ viewport: { width, height: 800 } })
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('Hello.')
    turn.end()
    await page.getByRole('button', { name: /^first word/ }).click()
    // The bars come with the first press.
    await page.locator('[data-step=total]').waitFor()
    const rows = await page.locator('[data-step]').evaluateAll((all) =>
      all.map((row) => {
        const [words, bar] = [row.querySelector('dt'), row.querySelector('dd[aria-hidden]')]
        const [a, b] = [words?.getBoundingClientRect(), bar?.getBoundingClientRect()]
        if (a === undefined || b === undefined) return null
        return { top: a.top, aside: Math.abs(a.top + a.height / 2 - b.top - b.height / 2), gap: b.top - a.bottom }
      }),
    )
    expect(rows).toHaveLength(7)
    for (const [index, row] of rows.entries()) {
      if (width < 640) expect(row?.gap).toBeGreaterThanOrEqual(0)
      else expect(row?.aside).toBeLessThan(3)
      expect(row?.top).toBeGreaterThan(rows[index - 1]?.top ?? 0)
    }
    // No figure of the scale runs into the next one.
    const ticks = await page.locator('figure span[style]').evaluateAll((all) =>
      all
        .filter((tick) => tick.textContent !== '')
        .map((tick) => tick.getBoundingClientRect())
        .map(({ left, right }) => ({ left, right })),
    )
    expect(ticks.length).toBeGreaterThan(2)
    for (const [index, tick] of ticks.entries()) {
      expect(tick.left).toBeGreaterThanOrEqual(ticks[index - 1]?.right ?? 0)
    }
  })
})
