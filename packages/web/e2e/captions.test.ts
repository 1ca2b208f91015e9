import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answer, BROWSER_TEST_MS, say, until, useStage } from './stage.ts'

/**
 * What was marked in one picture, and how much of the sound had been heard by then and by the picture before it, by the
 * audio clock alone. A busy machine draws seldom; what it draws must be right all the same.
 */
type Sight = { fromMs: number; heardMs: number; word: string }

/** How long a word sounds where somebody must look in time. */
const WORD_MS = 1_000
/** How far the mark may be from the word's own time. */
const TOLERANCE_MS = 80

/** Notes with every picture which word is marked. To be called before she speaks. */
const watchWords = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sights: Sight[] = []
    Reflect.set(window, 'sightsByTest', sights)
    let fromMs = 0
    let began: { audio: BaseAudioContext; atS: number } | null = null
    const start = AudioBufferSourceNode.prototype.start
    AudioBufferSourceNode.prototype.start = function (when = 0, ...rest) {
      began ??= { audio: this.context, atS: when }
      start.call(this, when, ...rest)
    }
    const look = () => {
      requestAnimationFrame(look)
      if (began === null) return
      const { audio, atS } = began
      const delayS = audio instanceof AudioContext ? audio.outputLatency : 0
      const pieces = [...document.querySelectorAll('.prose mark [data-now]')]
      const word = pieces.map((piece) => piece.textContent).join('')
      const heardMs = (audio.currentTime - delayS - atS) * 1000
      sights.push({ fromMs, heardMs, word })
      fromMs = heardMs
    }
    look()
  })

/** The ratio that WCAG 2 asks to be 4.5 : 1 or more; colours as red, green and blue from 0 to 255. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const luminance = (colour: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = colour.map((part) =>
      part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

const sightsOf = (page: Page): Promise<Sight[]> => page.evaluate(() => Reflect.get(window, 'sightsByTest'))

describe('captions', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()

  it('mark the word that sounds when it sounds, and draw the answer no more often for it', async () => {
    const { page } = await stage.enter()
    await watchWords(page)
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('One two **three**, [four](http://a.b) five. Six seven eight.')
    turn.say('One two **three**, [four](http://a.b) five.', 1_500)
    turn.say('Six seven eight.', 900)
    turn.end()
    // All of it has sounded by then, whatever was drawn of it.
    await until(async () => ((await sightsOf(page)).at(-1)?.heardMs ?? 0) > 2_400)
    await page.getByRole('button', { name: 'Play the answer' }).waitFor()
    const words = ['One', 'two', 'three,', 'four', 'five.', 'Six', 'seven', 'eight.']
    const all = await sightsOf(page)
    const sights = all.filter(({ word }) => word !== '')
    const marked = [...new Set(sights.map(({ word }) => word))]
    expect(marked).toEqual(words.filter((word) => marked.includes(word)))
    // A busy machine may draw nothing while a word sounds; whenever it draws, the word is marked.
    const drawn = words.filter((_, index) => {
      const [fromMs, toMs] = [index * 300 + TOLERANCE_MS, (index + 1) * 300 - TOLERANCE_MS]
      return all.some((sight) => sight.fromMs >= fromMs && sight.heardMs <= toMs)
    })
    expect(marked).toEqual(expect.arrayContaining(drawn))
    for (const { fromMs, heardMs, word } of sights) {
      const startMs = words.indexOf(word) * 300
      expect({ word, heardMs, early: heardMs < startMs - TOLERANCE_MS }).toMatchObject({ early: false })
      expect({ word, fromMs, late: fromMs > startMs + 300 + TOLERANCE_MS }).toMatchObject({ late: false })
    }
    expect(await page.locator('[data-now], mark').count()).toBe(0)
  })

  it.each(['light', 'dark'] as const)('are easy to read in the %s, links too', async (colorScheme) => {
    const { page } = await stage.enter({ colorScheme })
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('[Everything](http://a.b) else.')
    // Long enough for the slowest page to have laid the answer out while the first word sounds.
    turn.say('[Everything](http://a.b) else.', 60_000)
    const link = page.locator('a [data-now]', { hasText: 'Everything' })
    const [ink, ground] = await link.evaluate((word) => {
      const { color, backgroundColor } = getComputedStyle(word)
      const pen = new OffscreenCanvas(1, 1).getContext('2d')
      return [color, backgroundColor].map((paint) => {
        if (pen === null) throw new Error('no canvas')
        pen.fillStyle = paint
        pen.fillRect(0, 0, 1, 1)
        return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)
      })
    })
    expect(contrast(ink ?? [], ground ?? [])).toBeGreaterThan(4.5)
  })

  it('say nothing to a screen reader: the text stays as it is while the mark moves', async () => {
    const { page } = await stage.enter()
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('One two three four five six.')
    turn.say('One two three four five six.', 6_000)
    turn.end()
    await page.locator('[data-now]').first().waitFor()
    const changes = await answer(page).evaluate(
      (prose) =>
        new Promise<{ text: number; marks: number }>((resolve) => {
          const seen = { text: 0, marks: 0 }
          const observer = new MutationObserver((records) => {
            for (const { type } of records) seen[type === 'attributes' ? 'marks' : 'text'] += 1
            if (seen.marks >= 4) resolve(seen)
          })
          observer.observe(prose, { subtree: true, childList: true, characterData: true, attributes: true })
        }),
    )
    expect(changes.text).toBe(0)
    expect(await page.locator('[aria-live] [data-now], [role=log] [data-now]').count()).toBe(0)
  })

  it('stop where she was stopped: the rest is struck out from exactly the next word, also after a reload', async () => {
    const { page } = await stage.enter()
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('One two. Three four five six seven eight.')
    turn.say('One two.', 400)
    turn.say('Three four five six seven eight.', 6 * WORD_MS)
    // Any of three: a busy machine may draw none of them while one alone sounds.
    await page.locator('[data-now]', { hasText: /five|six|seven/ }).waitFor()
    await page.keyboard.press('Escape')
    await until(() => stage.eva.received.some(({ type }) => type === 'interrupt'))
    const played = stage.eva.received.findLast((frame) => frame.type === 'played')
    const whole = Math.floor(((played?.ms ?? 0) - 400 + 20) / WORD_MS)
    expect(whole).toBeGreaterThanOrEqual(2)
    const rest = ['Three', 'four', 'five', 'six', 'seven', 'eight.'].slice(whole).join(' ')
    const struckOut = async (): Promise<string> => (await page.locator('del.unheard').allTextContents()).join('').trim()
    await until(async () => (await struckOut()) === rest)
    turn.end('interrupted', `One two. ${['Three', 'four', 'five', 'six', 'seven', 'eight.'].slice(0, whole).join(' ')}`)
    await page.locator('[data-status=interrupted]').waitFor()
    expect(await struckOut()).toBe(rest)
    await page.reload()
    await page.locator('del.unheard').waitFor()
    expect(await struckOut()).toBe(rest)
  })
})
