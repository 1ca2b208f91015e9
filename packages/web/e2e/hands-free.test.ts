import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sessionSchema } from '@eva/protocol'
import { findPocketsphinx } from '@eva/providers/pocketsphinx'
import { type Eva, readConfig, realClock, startEva } from '@eva/server'
import { startOpenAiSimulator, words } from '@eva/testing/openai-simulator'
import pino from 'pino'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, visit } from './browser.ts'
import { startFakeEva } from './fake-eva.ts'
import { openMicrophones, watchMicrophones } from './microphone.ts'
import { type Recording, record } from './recording.ts'
import { BROWSER_TEST_MS, until } from './stage.ts'

const MODEL = 'llama-3.1-8b-instant'
/** Minutes of speech: nobody has to hurry to interrupt it. */
const LONG_ANSWER = 'There was once a lighthouse keeper who collected every sound of the sea. '.repeat(24).trim()
/** On a busy machine an ear takes its time, and may have to be told twice. */
const SLOW = { timeout: 60_000 }
/** Long enough for her to listen when the first word comes. */
const LEAD_S = 1.5

/** Somebody talks to the real Eva, through the microphone of a real browser, and is understood by a real ear. */
describe.skipIf(findPocketsphinx() === null)('talking hands free', { timeout: BROWSER_TEST_MS * 4 }, () => {
  let eva: Eva
  let brain: Awaited<ReturnType<typeof startOpenAiSimulator>>
  let browser: Browser
  let folder: string
  /** What the browser takes for its microphone, from the beginning whenever that is opened. */
  const microphone = () => join(folder, 'microphone.wav')
  const recording = (name: string) => join(folder, `${name}.wav`)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eva-hands-free-'))
    brain = await startOpenAiSimulator({
      models: [MODEL],
      replyTo: () => ({ type: 'stream', tokens: words(LONG_ANSWER) }),
    })
    const config = readConfig({
      EVA_PORT: '0',
      EVA_DATA_DIR: join(folder, 'data'),
      EVA_LLM: 'openai',
      OPENAI_BASE_URL: brain.baseUrl,
      OPENAI_MODEL: MODEL,
      EVA_MAX_TOKENS: '1000',
      EVA_TTS: 'flite,espeak',
      EVA_STT: 'pocketsphinx',
    })
    eva = await startEva(config, realClock, pino({ level: 'silent' }), () => {})
    const write = async (name: string, what: Omit<Recording, 'leadS'>) =>
      writeFile(recording(name), await record(eva.address, { ...what, leadS: LEAD_S }))
    // Said again after a while: a browser that has no time for its microphone loses some of it.
    await write('question', { text: 'Tell me a short story.', voice: 'flite:rms', times: 4, gapS: 12 })
    await write('interruption', { text: 'Please stop talking now.', voice: 'flite:awb', times: 8, gapS: 6 })
    await write('chatter', { text: 'I would like to hear a story.', voice: 'flite:rms', times: 30 })
    await copyFile(recording('question'), microphone())
    browser = await launchChromium(`${microphone()}%noloop`)
  }, BROWSER_TEST_MS)
  afterAll(async () => {
    await browser?.close()
    await eva?.close()
    await brain?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function call(address: string) {
    const visited = await visit(browser, 'about:blank', { permissions: ['microphone'] })
    await watchMicrophones(visited.page)
    await visited.page.goto(`${address}/voice`)
    await visited.page.getByRole('button', { name: 'Start talking' }).click()
    return visited
  }
  const mood = (page: Page, name: string) => page.locator(`[role=status][data-mood=${name}]`)

  it('understands a spoken question, answers it aloud, and stops when somebody speaks', async () => {
    const { page, heard, complaints } = await call(eva.address)
    await mood(page, 'speaking').waitFor(SLOW)
    await page.locator('mark [data-now]').waitFor()
    await until(async () => (await heard()).loud > 22_050)
    await until(() => new URL(page.url()).searchParams.has('c'))
    const sessionId = new URL(page.url()).searchParams.get('c')
    const history = async () =>
      sessionSchema.parse(await (await fetch(`${eva.address}/sessions/${sessionId}`)).json()).history
    expect((await history())[0]?.message).toMatch(/tell|story/i)

    await copyFile(recording('interruption'), microphone())
    await page.keyboard.press('m')
    expect(await openMicrophones(page)).toBe(0)
    await page.keyboard.press('m')
    // What it is taken for is the ear's affair: a browser takes her voice out of the microphone, and some of theirs with it.
    await expect.poll(async () => (await history()).length, SLOW).toBeGreaterThan(1)
    await expect.poll(async () => (await history())[0]?.heard.length, SLOW).toBeLessThan(LONG_ANSWER.length)
    const [story, next] = await history()
    // All of it may have been made and sent by then; it is what was heard that counts.
    expect(story?.heard.length).toBeGreaterThan(0)
    expect(next?.message).toMatch(/\p{L}/u)
    expect(next?.waterfall?.stt ?? 'still running').not.toBeNull()
    expect(story?.heard.length).toBeLessThan(LONG_ANSWER.length)
    expect(LONG_ANSWER.startsWith(story?.heard ?? 'nothing')).toBe(true)
    expect(story?.waterfall?.stt).not.toBeNull()

    await page.keyboard.press('Escape')
    await page.getByText('The microphone is off.').waitFor()
    expect(await openMicrophones(page)).toBe(0)
    await page.getByRole('link', { name: 'Back to the text' }).click()
    await page.locator('[data-turn] del.unheard').first().waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('becomes quieter in the page at once, and louder again when Eva hears nobody', async () => {
    const fake = await startFakeEva()
    await copyFile(recording('chatter'), microphone())
    const { page, heard, complaints } = await call(fake.url)
    await until(() => fake.microphone.length > 0)
    const turn = fake.current().begin({ type: 'message', message: 'Hi' })
    turn.token('One.')
    turn.say('One.', 60_000)
    // A second of it each time; what has been heard is counted, so that nobody has to look in time.
    await expect.poll(async () => (await heard()).soft, SLOW).toBeGreaterThan(22_050)
    await expect.poll(async () => (await heard()).peak, SLOW).toBeGreaterThan(0.4)
    expect(complaints).toEqual([])
    await page.context().close()
    await fake.close()
  })
})
