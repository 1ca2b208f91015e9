import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig, realClock, startEva } from '@eva/server'
import { type OpenAiSimulatorOptions, startOpenAiSimulator, words } from '@eva/testing/openai-simulator'
import pino from 'pino'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { filmFace } from '../packages/web/e2e/film-face.ts'
import { record } from '../packages/web/e2e/recording.ts'
import { furnish, HOME_PICTURES, type HomePicture } from './home-pictures.ts'

/**
 * Takes the pictures of the README, of `docs/tour.md` and of `docs/check.md`: starts Eva with the built-in responder and voices on a fresh data folder,
 * talks to her as a visitor would, and writes `docs/screenshots/`. For the picture of a change of the brain a simulated
 * Groq with a small quota and a simulated server stand in. Build the pages first.
 *
 *     node scripts/screenshots.ts              # all of them
 *     node scripts/screenshots.ts voices-light # those that are named
 */
const FOLDER = join(import.meta.dirname, '../docs/screenshots')

/** What each visitor talks about; the list at the side grows from picture to picture. */
const TALKS = {
  light: ['Hello, who are you?', 'My name is Iris and I live by the sea.', 'What is 17 times 23?'],
  dark: ['I had a long day.', 'My name is Iris.', 'What is my name?'],
  phone: ['Good evening, Eva!', 'Tell me a joke.'],
  switch: ['Hello Eva!', 'Why is the sky blue?'],
  french: ['Bonjour, comment vas-tu ?', 'Je m’appelle Camille et j’aime la pluie.', 'Comment je m’appelle ?'],
}

type Picture = {
  name: string
  /** The address of the Eva that is visited. */
  eva: () => string
  messages: readonly string[]
  context: BrowserContextOptions
  /** What else to show before the shutter falls. */
  arrange(page: Page): Promise<void>
}

const WIDE = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' }
const PHONE = {
  viewport: { width: 390, height: 844 },
  locale: 'en-GB',
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

const LOOKS = {
  wide: { ...WIDE, colorScheme: 'light' },
  dark: { ...WIDE, colorScheme: 'dark' },
  phone: { ...PHONE, colorScheme: 'light' },
  frenchPhone: { ...PHONE, locale: 'fr-FR', colorScheme: 'dark' },
} as const satisfies Record<HomePicture['look'], BrowserContextOptions>

const PICTURES: readonly Picture[] = [
  {
    name: 'chat-light',
    eva: () => builtIn.address,
    messages: TALKS.light,
    context: { ...WIDE, colorScheme: 'light' },
    arrange: (page) => page.locator('button[aria-expanded]').last().click(),
  },
  {
    name: 'chat-dark',
    eva: () => builtIn.address,
    messages: TALKS.dark,
    context: { ...WIDE, colorScheme: 'dark' },
    arrange: async (page) => {
      await send(page, 'Tell me a short story.')
      await page.locator('mark').waitFor()
    },
  },
  {
    name: 'chat-phone',
    eva: () => builtIn.address,
    messages: TALKS.phone,
    context: { ...PHONE, colorScheme: 'light' },
    arrange: async () => {},
  },
  {
    name: 'chat-french',
    eva: () => builtIn.address,
    messages: TALKS.french,
    context: { ...WIDE, locale: 'fr-FR', colorScheme: 'light' },
    arrange: async () => {},
  },
  {
    name: 'voices-light',
    eva: () => `${builtIn.address}/settings/voices`,
    messages: [],
    context: { ...WIDE, colorScheme: 'light' },
    arrange: (page) => page.getByRole('button', { name: 'Hear SLT' }).click(),
  },
  {
    name: 'voices-phone',
    eva: () => `${builtIn.address}/settings/voices`,
    messages: [],
    context: { ...PHONE, locale: 'fr-FR', colorScheme: 'dark' },
    arrange: async (page) => {
      await page.locator('[data-voice="espeak:fr"]').waitFor()
      await page.locator('main').evaluate((main) => main.scrollTo(0, 270))
    },
  },
  {
    name: 'ears-light',
    eva: () => `${builtIn.address}/settings/ears`,
    messages: [],
    context: { ...WIDE, colorScheme: 'light' },
    arrange: (page) => page.locator('[data-ear="sherpa:whisper-base"]').waitFor(),
  },
  {
    name: 'ears-phone',
    eva: () => `${builtIn.address}/settings/ears`,
    messages: [],
    context: { ...PHONE, locale: 'fr-FR', colorScheme: 'dark' },
    arrange: (page) => page.locator('[data-ear="sherpa:whisper-base"]').waitFor(),
  },
  {
    name: 'brain-tried-light',
    eva: () => `${switching.address}/settings/brains`,
    messages: [],
    context: { ...WIDE, colorScheme: 'light' },
    arrange: async (page) => {
      await page.getByRole('button', { name: 'Set up Groq' }).click()
      await page.locator('[data-brain=groq]').getByRole('button', { name: 'Test' }).click()
      await page.getByText(/^Answered: first word/).waitFor()
      await page.locator('main').evaluate((main) => main.scrollTo(0, 130))
    },
  },
  {
    name: 'privacy-light',
    eva: () => `${builtIn.address}/settings/privacy`,
    messages: [],
    context: { ...WIDE, colorScheme: 'light' },
    arrange: (page) => page.locator('[data-verdict]').nth(2).waitFor(),
  },
  {
    name: 'face-light',
    eva: () => `${builtIn.address}/eva-her`,
    messages: [],
    context: { ...WIDE, viewport: { width: 1280, height: 720 }, colorScheme: 'light', reducedMotion: 'no-preference' },
    arrange: async (page) => {
      await send(page, 'I am so happy, I got the job!')
      await lipsApart(page)
    },
  },
  {
    name: 'face-phone',
    eva: () => `${builtIn.address}/eva-her`,
    messages: [],
    context: { ...PHONE, locale: 'fr-FR', colorScheme: 'dark', reducedMotion: 'no-preference' },
    arrange: async (page) => {
      await send(page, 'Bonjour, comment vas-tu ?')
      await lipsApart(page)
    },
  },
  {
    name: 'chat-switch',
    eva: () => switching.address,
    messages: TALKS.switch,
    context: { ...WIDE, viewport: { width: 1280, height: 640 }, colorScheme: 'light' },
    arrange: async (page) => {
      await send(page, 'And red in the evening?')
      await page.locator('[data-switch]').waitFor()
      await page.locator('[data-status=completed]').nth(2).waitFor()
    },
  },
]

/** A brain that says this, at the pace of a fast one. */
const speaking = (text: string): OpenAiSimulatorOptions => ({
  firstTokenMs: 80,
  tokenMs: 10,
  replyTo: ({ messages }) => ({
    type: 'stream',
    tokens: words(messages.at(-1)?.content === 'Hello Eva!' ? 'Hello! What is on your mind?' : text),
  }),
})

const dataDir = await mkdtemp(join(tmpdir(), 'eva-screenshots-'))
const open = (name: string, environment: Readonly<Record<string, string>>) =>
  startEva(
    readConfig({ EVA_PORT: '0', EVA_DATA_DIR: join(dataDir, name), EVA_RATE_LIMIT: '1000', ...environment }),
    realClock,
    pino({ level: 'silent' }),
    console.log,
  )
const builtIn = await open('built-in', { EVA_LLM: 'scripted' })
const home = await open('home', {})
const reviewed = await open('reviewed', { EVA_LLM: 'scripted' })
const MODEL = 'llama-3.1-8b-instant'
const groq = await startOpenAiSimulator({
  models: [MODEL],
  quota: { requestsPerMinute: 30, tokensPerMinute: 800, requestsPerDay: 14_400, tokensPerDay: 500_000 },
  ...speaking('Air scatters blue light far more than red. So blue reaches you from the whole sky.'),
})
const server = await startOpenAiSimulator({
  models: [MODEL],
  ...speaking('In the evening the light comes a longer way. Most of the blue is lost on it, and red is left.'),
})
const switching = await open('switching', {
  EVA_LLM: 'groq,openai',
  GROQ_API_KEY: 'none',
  GROQ_BASE_URL: groq.baseUrl,
  GROQ_MODEL: MODEL,
  OPENAI_BASE_URL: server.baseUrl,
  OPENAI_MODEL: MODEL,
})
/** The page of reviews, after this many in a row: two for a past, one to look at. */
const REVIEWS = 3
const CHECKS = [
  { name: 'check-light', context: { ...WIDE, colorScheme: 'light' } },
  { name: 'check-dark', context: { ...WIDE, colorScheme: 'dark' } },
] as const satisfies readonly { name: string; context: BrowserContextOptions }[]
/** Longest that a review may take, in ms; one waits for the rate limit of the one before. */
const REVIEW_MS = 180_000

/** The page of talking, with a man's voice as the microphone; heard by PocketSphinx, without which it cannot be taken. */
const TALKING = [
  { name: 'talk-light', context: { ...WIDE, colorScheme: 'light' } },
  { name: 'talk-phone', context: { ...PHONE, colorScheme: 'dark' } },
] as const satisfies readonly { name: string; context: BrowserContextOptions }[]
const SPOKEN_QUESTION = 'Tell me a short story.'

/** Longest that she is filmed, in ms: the file stays below a megabyte. */
const FILM_MS = 9_000

const launch = (...more: string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required', '--hide-scrollbars', ...more],
  })
const browser = await launch()
try {
  await mkdir(FOLDER, { recursive: true })
  const named = process.argv.slice(2)
  const isWanted = ({ name }: { name: string }): boolean => named.length === 0 || named.includes(name)
  for (const picture of PICTURES.filter(isWanted)) await take(browser, picture)
  if (isWanted({ name: 'face-speaking' })) await takeSpeakingFace(browser)
  if (HOME_PICTURES.some(isWanted)) await takeHome(browser, HOME_PICTURES.filter(isWanted))
  if (CHECKS.some(isWanted)) await takeReviews(browser)
  if (TALKING.some(isWanted)) await takeTalking()
} finally {
  await browser.close()
  await Promise.all([builtIn.close(), home.close(), reviewed.close(), switching.close(), groq.close(), server.close()])
  await rm(dataDir, { recursive: true, force: true })
}

async function take(on: Browser, { name, eva, messages, context, arrange }: Picture): Promise<void> {
  const visitor = await on.newContext({ reducedMotion: 'reduce', ...context })
  const page = await visitor.newPage()
  await page.goto(eva())
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

/** Her pages beside the conversation: first as a newcomer finds them, then lived in. */
async function takeHome(on: Browser, pictures: readonly HomePicture[]): Promise<void> {
  for (const isFurnished of [false, true]) {
    if (isFurnished) await furnish(home.address, { groq: groq.baseUrl, server: server.baseUrl })
    for (const { name, path, look, arrange } of pictures.filter((picture) => picture.isFurnished === isFurnished)) {
      const page = await (await on.newContext({ reducedMotion: 'reduce', ...LOOKS[look] })).newPage()
      await page.goto(home.address + path)
      await arrange(page)
      await page.screenshot({ path: join(FOLDER, `${name}.png`) })
      console.log(`docs/screenshots/${name}.png`)
      await page.context().close()
    }
  }
}

/** Her face while she answers: a drawing that moves. */
async function takeSpeakingFace(on: Browser): Promise<void> {
  const page = await (await on.newContext({ ...WIDE, colorScheme: 'light', reducedMotion: 'no-preference' })).newPage()
  await page.goto(`${builtIn.address}/eva-her`)
  await page.locator('.face[data-presence=resting]').waitFor()
  const film = filmFace(page, FILM_MS)
  await send(page, 'I am so happy, I got the job!')
  await writeFile(join(FOLDER, 'face-speaking.svg'), await film)
  console.log('docs/screenshots/face-speaking.svg')
  await page.context().close()
}

/** Has her reviewed from the page, and shows what came of it. */
async function takeReviews(on: Browser): Promise<void> {
  const reviewer = await (await on.newContext(WIDE)).newPage()
  await reviewer.goto(`${reviewed.address}/check`)
  for (let review = 0; review < REVIEWS; review++) {
    await reviewer.getByRole('button', { name: /^Review her/ }).click()
    await reviewer.getByText('The review is made').waitFor({ state: 'attached', timeout: REVIEW_MS })
  }
  await reviewer.context().close()
  for (const { name, context } of CHECKS) {
    const page = await (await on.newContext({ reducedMotion: 'reduce', ...context })).newPage()
    await page.goto(`${reviewed.address}/check`)
    await page.locator('svg.chart').first().waitFor()
    await page.screenshot({ path: join(FOLDER, `${name}.png`) })
    console.log(`docs/screenshots/${name}.png`)
    await page.context().close()
  }
}

/** Asks by voice, and shows the answer being spoken. */
async function takeTalking(): Promise<void> {
  const microphone = join(dataDir, 'microphone.wav')
  await writeFile(microphone, await record(builtIn.address, { text: SPOKEN_QUESTION, voice: 'flite:rms', leadS: 2 }))
  const talking = await launch(
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${microphone}%noloop`,
  )
  for (const { name, context } of TALKING) {
    const page = await (await talking.newContext({ permissions: ['microphone'], ...context })).newPage()
    await page.goto(`${builtIn.address}/voice`)
    await page.getByRole('button', { name: 'Start talking' }).click()
    // The browser's stand-in says that it is one.
    await page
      .getByRole('combobox', { name: 'Microphone' })
      .locator('option')
      .evaluateAll((options) => {
        for (const [index, option] of options.entries()) option.textContent = `Microphone ${index + 1}`
      })
    // Into her second sentence.
    await page
      .locator('.prose:has(mark)')
      .filter({ hasText: /\. .*\./ })
      .waitFor()
    await page.screenshot({ path: join(FOLDER, `${name}.png`) })
    console.log(`docs/screenshots/${name}.png`)
    await page.context().close()
  }
  await talking.close()
}

/** In the middle of a word that she says. */
async function lipsApart(page: Page): Promise<void> {
  await page.locator('.face[data-presence=speaking]').waitFor()
  const mouth = page.locator('.face-art [data-part=mouth]').last()
  for (let apart = 0; apart < 9; ) {
    const outline = (await mouth.getAttribute('d')) ?? ''
    const [upper = 0, lower = 0] = [...outline.matchAll(/(?<![\d.])200 (-?[\d.]+)/g)].map(([, y]) => Number(y))
    apart = lower - upper
  }
}

async function send(page: Page, message: string): Promise<void> {
  await page.locator('#composer').fill(message)
  await page.locator('#composer').press('Enter')
}
