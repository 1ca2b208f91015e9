import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeAudioFrame, parseServerEvent, type VoiceBody, voiceSchema } from '@eva/protocol'
import { type Eva, readConfig, realClock, startEva } from '@eva/server'
import pino from 'pino'
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sentenceIn } from '../src/lib/voices/sentences.ts'
import { launchChromium, visit } from './browser.ts'
import { medianPitchHz } from './pitch.ts'
import { BROWSER_TEST_MS, mood, say, until } from './stage.ts'

/** All voices at a press each, in ms: a quarter of a minute alone on two cores. */
const ALL_VOICES_MS = 300_000
const VISITORS = 2
/** eSpeak's many voices stand in rows that are alike: one in so many is pressed. */
const PRESSED_EVERY = 6

/** 50 ms of what the sound card is given, and 100 of what a voice makes. */
const AUDIBLE_SAMPLES = 2_205

/** The page of voices, on the real server with the voices that come along. */
describe('her built-in voices', { timeout: BROWSER_TEST_MS }, () => {
  let dataDir: string
  let browser: Browser
  let eva: Eva
  const start = (environment: Readonly<Record<string, string>> = {}): Promise<Eva> =>
    startEva(
      readConfig({
        EVA_PORT: '0',
        EVA_DATA_DIR: dataDir,
        EVA_LLM: 'scripted',
        EVA_TTS: 'flite,espeak',
        EVA_RATE_LIMIT: '10000',
        ...environment,
      }),
      realClock,
      pino({ level: 'silent' }),
      () => {},
    )
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'eva-voices-'))
    browser = await launchChromium()
    eva = await start()
  }, BROWSER_TEST_MS)
  afterEach(async () => {
    await browser?.close()
    await eva?.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('are all heard, by what a press of their button asks for, and at that press', {
    timeout: ALL_VOICES_MS,
  }, async () => {
    const voices = voiceSchema.array().parse(await (await fetch(`${eva.address}/voices`)).json())
    expect(voices.filter(({ provider }) => provider === 'flite')).toHaveLength(5)
    expect(voices.length).toBeGreaterThan(140)
    const silent: string[] = []
    for (const voice of voices) if (!(await isHeard(voice))) silent.push(voice.id)
    expect(silent).toEqual([])

    const pressed = new Set(
      voices.filter(({ provider }, at) => provider !== 'espeak' || at % PRESSED_EVERY === 0).map(({ id }) => id),
    )
    // Most of it is waiting for sound, so several visitors listen at once, each to languages of its own.
    const visitors = await Promise.all(
      Array.from({ length: VISITORS }, (_, visitor) => listenAsOneOf(visitor, pressed)),
    )
    expect(new Set(visitors.flatMap(({ heard }) => heard))).toEqual(pressed)
    expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([])
  })

  /** Whether a voice says, in its own name and aloud, the sentence of its language. */
  async function isHeard({ id, languages }: VoiceBody): Promise<boolean> {
    const [language = 'en'] = languages
    const [primary = 'en'] = language.split('-')
    const said = await fetch(`${eva.address}/tts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: sentenceIn(primary, 'Eva'), language: primary, voice: id, format: 'pcm' }),
    })
    const loud = new Int16Array(await said.arrayBuffer()).filter((sample) => Math.abs(sample) > 33)
    return said.headers.get('x-voice') === id && loud.length > AUDIBLE_SAMPLES
  }

  /** Presses the buttons of voices, where they stand, in every so many languages. */
  async function listenAsOneOf(visitor: number, pressed: ReadonlySet<string>) {
    const { page, complaints } = await visit(browser, `${eva.address}/settings/voices`)
    const select = page.getByLabel('Language')
    await page.locator('[data-voice]').first().waitFor()
    const all = await select.locator('option').evaluateAll((each) => each.map((one) => one.getAttribute('value')))
    const heard: string[] = []
    for (const language of all.filter((_, at) => at % VISITORS === visitor)) {
      await select.selectOption(language)
      const ids = await page.locator('[data-voice]').evaluateAll((rows) => rows.map((row) => row.dataset.voice ?? ''))
      for (const id of ids.filter((each) => pressed.has(each) && !heard.includes(each))) {
        const button = page.locator(`[data-voice="${id}"] button`).first()
        const before = await loudness(page)
        const answer = page.waitForResponse((response) => response.url().endsWith('/tts'))
        await button.click()
        expect((await answer).headers()['x-voice']).toBe(id)
        await page.waitForFunction((least) => Reflect.get(window, 'heardByTest').loud > least, before + AUDIBLE_SAMPLES)
        heard.push(id)
        // It may have ended by itself: then a press would begin it anew.
        await page.locator(`[data-voice="${id}"] button[aria-label^="Stop"]`).evaluateAll((still) => {
          for (const stop of still) if (stop instanceof HTMLElement) stop.click()
        })
      }
    }
    return { heard, complaints }
  }

  it('speak the very next answer as they were chosen, after a restart too, and until that is taken back', async () => {
    const usual = await askedToRepeat(browser, eva)
    expect(usual.voice).toBe('flite:slt')

    const { page } = await visit(browser, `${eva.address}/settings/voices`)
    await page.getByRole('button', { name: 'Use AWB for English' }).click()
    await page.locator('[data-voice="flite:awb"]').getByText('Speaks English').waitFor()
    expect((await askedToRepeat(browser, eva)).voice).toBe('flite:awb')
    await page.getByRole('button', { name: 'Let Eva choose' }).click()
    await page.locator('[data-voice="flite:slt"]').getByText('Speaks English').waitFor()
    expect((await askedToRepeat(browser, eva)).voice).toBe('flite:slt')

    await slide(page, 'Pace', 10, '1.5 ×')
    await slide(page, 'Pitch', 8, '1.4 ×')
    const changed = await askedToRepeat(browser, eva)
    await page.getByRole('button', { name: 'Use English (Scotland) for English' }).click()
    await page.locator('[data-voice="espeak:en-GB-scotland"]').getByText('Speaks English').waitFor()

    await eva.close()
    eva = await start()
    expect((await askedToRepeat(browser, eva)).voice).toBe('espeak:en-GB-scotland')
    const { page: later } = await visit(browser, `${eva.address}/settings/voices`)
    await later.getByRole('button', { name: 'Let Eva choose' }).click()
    await later.locator('[data-voice="flite:slt"]').getByText('Speaks English').waitFor()
    const kept = await askedToRepeat(browser, eva)
    for (const said of [changed, kept]) {
      expect(said.voice).toBe('flite:slt')
      expect(Math.abs(usual.audioMs / said.audioMs - 1.5)).toBeLessThan(0.4)
      expect(said.pitchHz / usual.pitchHz).toBeGreaterThan(1.25)
    }
    for (const name of ['Pace', 'Pitch']) {
      await later.getByRole('button', { name: 'As it is' }).first().click()
      await until(async () => (await later.getByRole('slider', { name }).inputValue()) === '1')
    }
    const again = await askedToRepeat(browser, eva)
    // Where an answer is cut, and so how many pauses it has, depends a little on how busy the machine is.
    expect(Math.abs(again.audioMs / usual.audioMs - 1)).toBeLessThan(0.15)
    expect(again.pitchHz / usual.pitchHz).toBeCloseTo(1, 1)
  })

  it('say in one line that too much was asked at once', async () => {
    await eva.close()
    eva = await start({ EVA_RATE_LIMIT: '2' })
    const { page } = await visit(browser, `${eva.address}/settings/voices`)
    for (const name of ['SLT', 'RMS', 'AWB', 'Kal']) {
      await page.getByRole('button', { name: `Hear ${name}`, exact: true }).click()
    }
    const line = page.getByRole('alert').filter({ hasText: 'Wait a moment, then press again.' })
    await line.waitFor()
    await page.locator('[data-voice="espeak:en-US-nyc"]').scrollIntoViewIfNeeded()
    expect(await line.evaluate((alert) => alert.getBoundingClientRect().top >= 0)).toBe(true)
    await page.getByRole('button', { name: 'Hear Kal', exact: true }).waitFor()
  })
})

const loudness = (page: Page): Promise<number> => page.evaluate(() => Reflect.get(window, 'heardByTest').loud)

async function slide(page: Page, name: string, steps: number, written: string): Promise<void> {
  const slider = page.getByRole('slider', { name })
  await slider.focus()
  for (let step = 0; step < steps; step++) await slider.press('ArrowRight')
  await page.getByText(written).waitFor()
  await until(async () => (await page.getByRole('button', { name: 'As it is' }).count()) > 0)
}

/** What a fresh visitor of the conversation is given to hear for always the same words. */
async function askedToRepeat(
  browser: Browser,
  eva: Eva,
): Promise<{ voice: string | null; audioMs: number; pitchHz: number }> {
  const { page, heard } = await visit(browser, 'about:blank')
  const pcm: Int16Array[] = []
  let voice: string | null = null
  let sampleRate = 0
  let audioMs = 0
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload !== 'string') {
        const frame = decodeAudioFrame(Uint8Array.from(payload).buffer)
        if (frame !== null) pcm.push(frame.pcm)
        return
      }
      const event = parseServerEvent(payload)
      if (event.type === 'audio_start') {
        voice = event.voice
        sampleRate = event.sample_rate
      }
      if (event.type === 'audio_end') audioMs = event.audio_ms
    }),
  )
  await page.goto(eva.address)
  await mood(page).getByText('here').waitFor()
  await say(page, 'Please repeat: The boat is old and the sea is calm, so we are going home now.')
  await until(() => audioMs > 0)
  await until(async () => (await heard()).loud > AUDIBLE_SAMPLES)
  await page.context().close()
  return { voice, audioMs, pitchHz: medianPitchHz(pcm, sampleRate) }
}
