import { setTimeout } from 'node:timers/promises'
import { memoriesSchema } from '@eva/protocol'
import type { Page } from 'playwright-core'

/** One of her pages beside the conversation. */
export type HomePicture = {
  readonly name: string
  readonly path: string
  readonly look: 'wide' | 'dark' | 'phone' | 'frenchPhone'
  /** Whether it is taken of an Eva that somebody lives with. */
  readonly isFurnished: boolean
  /** Waits for what is to be seen. */
  arrange(page: Page): Promise<void>
}

/** What somebody has told her, message by message. */
const TOLD = ['My name is Iris.', 'I live in Brest.', 'My sister is called Anna.', 'I am allergic to nuts.']

/** Gives an Eva brains on simulated servers, and something to remember. */
export async function furnish(
  address: string,
  brains: { readonly groq: string; readonly server: string },
): Promise<void> {
  const send = async (method: string, path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(address + path, { method, headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new TypeError(`${method} ${path}: ${await answer.text()}`)
  }
  const remembered = async (): Promise<number> =>
    memoriesSchema.parse(await (await fetch(`${address}/memories`)).json()).total
  for (const [index, message] of TOLD.entries()) {
    await send('POST', '/chat', { message, session_id: 'told' })
    while ((await remembered()) <= index) await setTimeout(50)
  }
  await send('PATCH', '/settings', {
    welcomed: true,
    keys: { GROQ_API_KEY: 'none', GROQ_BASE_URL: brains.groq, OPENAI_BASE_URL: brains.server },
  })
}

const shows = (text: string) => (page: Page) => page.getByText(text).first().waitFor()

/** Every check has ended, and the page is seen from its top. */
async function examined(page: Page): Promise<void> {
  await page.locator('[data-verdict=done]').waitFor()
}

export const HOME_PICTURES: readonly HomePicture[] = [
  { name: 'welcome-light', path: '/', look: 'wide', isFurnished: false, arrange: shows('Let her say hello') },
  {
    name: 'welcome-phone',
    path: '/',
    look: 'frenchPhone',
    isFurnished: false,
    arrange: shows('La laisser dire bonjour'),
  },
  { name: 'doctor-light', path: '/doctor', look: 'wide', isFurnished: true, arrange: examined },
  { name: 'doctor-phone', path: '/doctor', look: 'frenchPhone', isFurnished: true, arrange: examined },
  { name: 'brains-light', path: '/settings/brains', look: 'wide', isFurnished: true, arrange: shows('answers first') },
  {
    name: 'brains-phone',
    path: '/settings/brains',
    look: 'frenchPhone',
    isFurnished: true,
    arrange: shows('répond en premier'),
  },
  {
    name: 'persona-light',
    path: '/settings/persona',
    look: 'wide',
    isFurnished: true,
    arrange: shows('Character cards'),
  },
  {
    name: 'memory-light',
    path: '/settings/memory',
    look: 'wide',
    isFurnished: true,
    arrange: shows('My sister is called Anna.'),
  },
  {
    name: 'memory-phone',
    path: '/settings/memory',
    look: 'frenchPhone',
    isFurnished: true,
    arrange: shows('My sister is called Anna.'),
  },
  { name: 'phone-light', path: '/settings/phone', look: 'wide', isFurnished: true, arrange: async () => {} },
  {
    name: 'privacy-dark',
    path: '/settings/privacy',
    look: 'dark',
    isFurnished: true,
    arrange: shows('Delete everything'),
  },
  {
    name: 'appearance-phone',
    path: '/settings/appearance',
    look: 'phone',
    isFurnished: true,
    arrange: shows('Colours'),
  },
  {
    name: 'commands-dark',
    path: '/',
    look: 'dark',
    isFurnished: true,
    async arrange(page) {
      await page.locator('header [data-mood=idle]').first().waitFor()
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').last().waitFor()
    },
  },
]
