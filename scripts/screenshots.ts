import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig, realClock, startEva } from '@eva/server'
import pino from 'pino'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/**
 * Takes the README's pictures of the page: starts Eva with the built-in responder and voices on a fresh data folder,
 * talks to her as a visitor would, and writes `docs/screenshots/`. Build the pages first.
 *
 *     node scripts/screenshots.ts
 */
const FOLDER = join(import.meta.dirname, '../docs/screenshots')

/** What each visitor talks about; the list at the side grows from picture to picture. */
const TALKS = {
  light: ['Hello, who are you?', 'My name is Iris and I live by the sea.', 'What is 17 times 23?'],
  dark: ['I had a long day.', 'My name is Iris.', 'What is my name?'],
  phone: ['Good evening, Eva!', 'Tell me a joke.'],
  french: ['Bonjour, comment vas-tu ?', 'Je m’appelle Camille et j’aime la pluie.', 'Comment je m’appelle ?'],
}

type Picture = {
  name: string
  messages: readonly string[]
  context: BrowserContextOptions
  /** What else to show before the shutter falls. */
  arrange(page: Page): Promise<void>
}

const WIDE = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' }

const PICTURES: readonly Picture[] = [
  {
    name: 'chat-light',
    messages: TALKS.light,
    context: { ...WIDE, colorScheme: 'light' },
    arrange: (page) => page.locator('button[aria-expanded]').last().click(),
  },
  {
    name: 'chat-dark',
    messages: TALKS.dark,
    context: { ...WIDE, colorScheme: 'dark' },
    arrange: async (page) => {
      await send(page, 'Tell me a short story.')
      await page.locator('mark').waitFor()
    },
  },
  {
    name: 'chat-phone',
    messages: TALKS.phone,
    context: {
      viewport: { width: 390, height: 844 },
      locale: 'en-GB',
      colorScheme: 'light',
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
    },
    arrange: async () => {},
  },
  {
    name: 'chat-french',
    messages: TALKS.french,
    context: { ...WIDE, locale: 'fr-FR', colorScheme: 'light' },
    arrange: async () => {},
  },
]

const dataDir = await mkdtemp(join(tmpdir(), 'eva-screenshots-'))
const config = readConfig({ EVA_PORT: '0', EVA_DATA_DIR: dataDir, EVA_LLM: 'scripted', EVA_RATE_LIMIT: '1000' })
const eva = await startEva(config, realClock, pino({ level: 'silent' }), console.log)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required', '--hide-scrollbars'],
})
try {
  await mkdir(FOLDER, { recursive: true })
  for (const picture of PICTURES) await take(browser, picture)
} finally {
  await browser.close()
  await eva.close()
  await rm(dataDir, { recursive: true, force: true })
}

async function take(on: Browser, { name, messages, context, arrange }: Picture): Promise<void> {
  const visitor = await on.newContext({ reducedMotion: 'reduce', ...context })
  const page = await visitor.newPage()
  await page.goto(eva.address)
  for (const [index, message] of messages.entries()) {
    await send(page, message)
    await page.locator('[data-status=completed]').nth(index).waitFor()
    // Her voice ends a little after her words.
    await page.locator('header [data-mood=idle][aria-live]').waitFor()
  }
  await arrange(page)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  console.log(`docs/screenshots/${name}.png`)
  await visitor.close()
}

async function send(page: Page, message: string): Promise<void> {
  await page.locator('#composer').fill(message)
  await page.locator('#composer').press('Enter')
}
