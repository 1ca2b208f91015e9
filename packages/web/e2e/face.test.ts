import { type TimedPhoneme, type TimedWord, visemesOfPhonemes } from '@eva/core'
import { createFlite } from '@eva/providers/flite'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { alignment, seenMouth, watchMouth } from './mouth.ts'
import { BROWSER_TEST_MS, say, until, useStage } from './stage.ts'

type Clip = { text: string; pcm: Int16Array; words: TimedWord[]; phonemes: TimedPhoneme[] }

const TEXT =
  'Good morning, my friend. What would you like to talk about? Hello there, how are you today? Maybe you have been by the sea.'

const clipOf = async (text: string): Promise<Clip> => {
  const flite = await createFlite({ workers: 1 })
  const manner = { voice: 'flite:slt', language: 'en', speed: 1, pitch: 1, signal: new AbortController().signal }
  const samples: number[] = []
  const clip: Clip = { text, pcm: new Int16Array(), words: [], phonemes: [] }
  for await (const event of flite.speak(text, manner)) {
    if (event.type === 'audio') samples.push(...event.pcm)
    else {
      clip.words.push(...event.words)
      clip.phonemes.push(...event.phonemes)
    }
  }
  await flite.close()
  return { ...clip, pcm: Int16Array.from(samples) }
}

const wordsOf = ({ words }: Clip) =>
  words.map(({ text, startMs, endMs }) => ({ text, start_ms: startMs, end_ms: endMs }))
const presence = (page: Page, name: string) => page.locator(`.face[data-presence=${name}]`)

/** What is written to her picture in so many pictures of the screen. */
const changesDuring = (page: Page, frames: number): Promise<number> =>
  page.evaluate(
    (most) =>
      new Promise((resolve) => {
        const art = document.querySelector('.face-art')
        let changes = 0
        if (art !== null) {
          const watch = new MutationObserver((all) => {
            changes += all.length
          })
          watch.observe(art, { subtree: true, attributes: true })
        }
        let frame = 0
        const next = () => void (++frame > most ? resolve(changes) : requestAnimationFrame(next))
        next()
      }),
    frames,
  )

describe('her face', { timeout: BROWSER_TEST_MS }, () => {
  const stage = useStage()
  let clip: Clip
  beforeAll(async () => {
    clip = await clipOf(TEXT)
  }, BROWSER_TEST_MS)

  /** Lets her say the clip on the page of her face, and looks at her mouth until she is silent. */
  const perform = async (known: Parameters<Awaited<ReturnType<typeof stage.eva.nextTurn>>['sound']>[2]) => {
    const { page } = await stage.visit('/eva-her')
    await page.getByRole('status').getByText('here', { exact: true }).waitFor()
    await watchMouth(page)
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token(clip.text)
    turn.sound(clip.text, clip.pcm, { words: wordsOf(clip), ...known })
    turn.end()
    await presence(page, 'speaking').waitFor()
    await presence(page, 'resting').waitFor()
    return { page, ...(await seenMouth(page)) }
  }

  it('moves her lips with the sound, seen in it alone', async () => {
    const { sights, levels } = await perform({})
    const spoken = sights.filter(({ ms }) => ms > 0 && ms < levels.length * 10)
    const { delayMs, correlation } = alignment(spoken, levels)
    expect(Math.abs(delayMs)).toBeLessThanOrEqual(80)
    expect(correlation).toBeGreaterThanOrEqual(0.7)
  })

  it('closes her lips for every “b”, and opens them for every “a”, where the voice knows its sounds', async () => {
    const visemes = visemesOfPhonemes(clip.phonemes).map(({ timeMs, ...rest }) => ({ time_ms: timeMs, ...rest }))
    const { page, sights, levels } = await perform({ visemes, mood: 'tenderness' })
    const { delayMs, correlation } = alignment(
      sights.filter(({ ms }) => ms > 0 && ms < levels.length * 10),
      levels,
    )
    expect(Math.abs(delayMs)).toBeLessThanOrEqual(80)
    expect(correlation).toBeGreaterThanOrEqual(0.7)

    /** How open the mouth was in the pictures that fell into the middle of such a sound. */
    const during = (sounds: RegExp): number[] =>
      clip.phonemes
        .filter(({ ipa, startMs, endMs }) => sounds.test(ipa) && endMs - startMs >= 50)
        .flatMap(({ startMs, endMs }) => {
          const middle = (startMs + endMs) / 2
          return sights.filter(({ ms }) => Math.abs(ms - middle) < 15).map(({ open }) => open)
        })
    const widest = Math.max(...sights.map(({ open }) => open))
    for (const open of during(/^[ˈˌ]?[pbm]/)) expect(open / widest).toBeLessThan(0.35)
    for (const open of during(/^[ˈˌ]?(?:a|ɑ|æ)/)) expect(open / widest).toBeGreaterThan(0.35)
    const last = sights.at(-1)
    expect((last?.open ?? widest) / widest).toBeLessThan(0.1)
    await page.getByRole('img', { name: 'Eva’s face. She looks at ease.' }).waitFor()
  })

  it('looks different while she listens, thinks, speaks, feels and is away, and says so', async () => {
    const { page } = await stage.visit('/eva-her')
    await presence(page, 'resting').waitFor()
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    await presence(page, 'thinking').waitFor()
    await page.getByRole('img', { name: 'Eva’s face. She looks thoughtful.' }).waitFor()
    turn.token('That is wonderful!')
    turn.sound('That is wonderful!', new Int16Array(16_000 * 20).fill(2_000), { mood: 'joy' })
    await page.getByRole('img', { name: 'Eva’s face. She looks glad.' }).waitFor()
    await page.getByRole('button', { name: 'Interrupt her' }).click()
    await until(() => stage.eva.received.some(({ type }) => type === 'interrupt'))
    turn.end('interrupted')
    await presence(page, 'resting').waitFor()
    stage.eva.acceptSockets(false)
    stage.eva.drop()
    await presence(page, 'away').waitFor()
    await page.getByRole('img', { name: 'Eva’s face. Her eyes are closed.' }).waitFor()
  })

  it('draws nothing while nobody can see it', async () => {
    const { page } = await stage.visit('/eva-her')
    await presence(page, 'resting').waitFor()
    expect(await changesDuring(page, 20)).toBeGreaterThan(0)
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    expect(await changesDuring(page, 20)).toBe(0)
    await page.evaluate(() => {
      Reflect.deleteProperty(document, 'visibilityState')
      document.dispatchEvent(new Event('visibilitychange'))
    })
    expect(await changesDuring(page, 20)).toBeGreaterThan(0)
  })

  it('keeps still for who asked for less motion, but for the lips', async () => {
    const { page } = await stage.visit('/eva-her', { reducedMotion: 'reduce' })
    await presence(page, 'resting').waitFor()
    await until(async () => (await changesDuring(page, 20)) === 0)
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.sound('', clip.pcm)
    await presence(page, 'speaking').waitFor()
    await until(async () => (await changesDuring(page, 5)) > 0)
  })

  it('is talked to as well as written to: letters are no shortcuts, and Escape first stops her, then the call', async () => {
    const { page } = await stage.visit('/eva-her', { permissions: ['microphone'] })
    await page.getByRole('button', { name: 'Start talking' }).click()
    const end = page.getByRole('button', { name: 'End', exact: true })
    await end.waitFor()
    await page.getByText('I’m listening').waitFor()
    await page.locator('#composer').pressSequentially('mm m')
    expect(await page.locator('#composer').inputValue()).toBe('mm m')
    expect(await page.getByRole('button', { name: 'Mute' }).getAttribute('aria-pressed')).toBe('false')
    await page.keyboard.press('Enter')
    const turn = await stage.eva.nextTurn()
    turn.token('A long story.')
    turn.say('A long story.', 20_000)
    await presence(page, 'speaking').waitFor()
    await page.keyboard.press('Escape')
    await until(() => stage.eva.received.some(({ type }) => type === 'interrupt'))
    turn.end('interrupted')
    await presence(page, 'resting').waitFor()
    expect(await end.count()).toBe(1)
    stage.eva.current().send({ type: 'speech_start' })
    stage.eva.current().send({ type: 'transcript', text: 'Wait', final: false })
    await presence(page, 'listening').waitFor()
    await page.getByRole('img', { name: 'Eva’s face. She listens.' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Talk again' }).waitFor()
  })

  it('is one conversation with the other pages', async () => {
    const { page } = await stage.visit('/eva-her')
    await say(page, 'Hello')
    const turn = await stage.eva.nextTurn()
    turn.token('Here I am.')
    turn.end()
    await page.getByText('Here I am.').waitFor()
    await page.getByRole('link', { name: 'Talk without her face' }).click()
    await page.waitForURL(/\/voice\?c=/)
    await page.getByRole('link', { name: 'See Eva' }).click()
    await page.waitForURL(/\/eva-her\?c=/)
    await page.getByText('Here I am.').waitFor()
    await page.getByRole('link', { name: 'Back to the text' }).click()
    await page.waitForURL(/\/\?c=/)
    await page.getByText('Here I am.').waitFor()
  })

  it('speaks French, and fits a phone', async () => {
    const { page } = await stage.visit('/eva-her', {
      locale: 'fr-FR',
      colorScheme: 'dark',
      viewport: { width: 360, height: 640 },
      permissions: ['microphone'],
      hasTouch: true,
      isMobile: true,
    })
    await page.getByRole('img', { name: 'Le visage d’Eva. Elle a l’air tranquille.' }).waitFor()
    const sideways = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await sideways()).toBe(0)
    const top = (selector: string) => page.locator(selector).evaluate((one) => one.getBoundingClientRect().top)
    const bottom = (selector: string) => page.locator(selector).evaluate((one) => one.getBoundingClientRect().bottom)
    expect(await bottom('.face-page')).toBeLessThanOrEqual(await top('form'))
    await page.getByRole('button', { name: 'Commencer à parler' }).click()
    const end = page.getByRole('button', { name: 'Terminer', exact: true })
    await end.waitFor()
    expect(await sideways()).toBe(0)
    expect(await bottom('.face-page')).toBeLessThanOrEqual(await top('form'))
    await end.click()
  })
})
