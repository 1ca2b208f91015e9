import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sessionSchema } from '@eva/protocol'
import { findPocketsphinx } from '@eva/providers/pocketsphinx'
import { type Eva, readConfig, realClock, startEva } from '@eva/server'
import pino from 'pino'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, visit } from './browser.ts'
import { startFakeEva } from './fake-eva.ts'
import { openMicrophones, watchMicrophones } from './microphone.ts'
import { BROWSER_TEST_MS, until } from './stage.ts'

/** Of WAV files: what is written before the samples. */
const WAV_HEADER_BYTES = 44
/** Long enough for her to listen when the first word comes. */
const LEAD_S = 1.5

/** Somebody talks to the real Eva, through the microphone of a real browser, and is understood by a real ear. */
describe.skipIf(findPocketsphinx() === null)('talking hands free', { timeout: BROWSER_TEST_MS * 2 }, () => {
  let eva: Eva
  let browser: Browser
  let folder: string
  /** What the browser takes for its microphone, from the beginning whenever that is opened. */
  const microphone = () => join(folder, 'microphone.wav')
  const recording = (name: string) => join(folder, `${name}.wav`)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eva-hands-free-'))
    const config = readConfig({
      EVA_PORT: '0',
      EVA_DATA_DIR: join(folder, 'data'),
      EVA_LLM: 'scripted',
      EVA_TTS: 'flite,espeak',
      EVA_STT: 'pocketsphinx',
    })
    eva = await startEva(config, realClock, pino({ level: 'silent' }), () => {})
    await record('question', 'Tell me a short story.', 'flite:rms', 1)
    await record('interruption', 'Please stop talking now.', 'flite:awb', 1)
    await record('chatter', 'I would like to hear a story.', 'flite:rms', 12)
    await copyFile(recording('question'), microphone())
    browser = await launchChromium(`${microphone()}%noloop`)
  }, BROWSER_TEST_MS)
  afterAll(async () => {
    await browser?.close()
    await eva?.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** Writes somebody's words, said a few times over after a silence. */
  async function record(name: string, text: string, voice: string, times: number): Promise<void> {
    const spoken = await fetch(`${eva.address}/tts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, voice }),
    })
    const wav = Buffer.from(await spoken.arrayBuffer())
    const rate = wav.readUInt32LE(24)
    const silence = Buffer.alloc(Math.round(LEAD_S * rate) * 2)
    const words = wav.subarray(WAV_HEADER_BYTES)
    const samples = Buffer.concat([silence, ...Array.from({ length: times }, () => words)])
    const header = Buffer.from(wav.subarray(0, WAV_HEADER_BYTES))
    header.writeUInt32LE(samples.length + WAV_HEADER_BYTES - 8, 4)
    header.writeUInt32LE(samples.length, 40)
    await writeFile(recording(name), Buffer.concat([header, samples]))
  }

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
    await page.getByText('tell me a short story', { exact: false }).waitFor()
    await mood(page, 'speaking').waitFor()
    await page.locator('mark').waitFor()
    await until(async () => (await heard()).loud > 22_050)

    await copyFile(recording('interruption'), microphone())
    await page.keyboard.press('m')
    expect(await openMicrophones(page)).toBe(0)
    await page.keyboard.press('m')
    await page.locator('[data-caption=you], [data-turn]').filter({ hasText: 'stop' }).waitFor()

    const { pathname, search } = new URL(page.url())
    expect(pathname).toBe('/voice')
    const sessionId = new URLSearchParams(search).get('c')
    const history = async () =>
      sessionSchema.parse(await (await fetch(`${eva.address}/sessions/${sessionId}`)).json()).history
    await until(async () => (await history()).length === 2)
    const [story, next] = await history()
    expect(story?.message).toMatch(/story/i)
    // All of it may have been made and sent by then; it is what was heard that counts.
    expect(story?.heard.length).toBeGreaterThan(0)
    expect(story?.heard.length).toBeLessThan(story?.generated.length ?? 0)
    expect(story?.generated.startsWith(story.heard)).toBe(true)
    expect(story?.waterfall?.stt).not.toBeNull()
    expect(next?.message).toMatch(/stop/i)

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
    turn.say('One.', 40_000)
    await until(async () => (await heard()).peak > 0.4)
    await until(async () => (await heard()).peak < 0.15)
    await until(async () => (await heard()).peak > 0.4)
    expect(complaints).toEqual([])
    await page.context().close()
    await fake.close()
  })
})
