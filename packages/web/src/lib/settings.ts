import * as z from 'zod/mini'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { LANGUAGES, type Language, preferredLanguage } from '../i18n/languages.ts'
import type { KeyValueStore } from './chat/bookmark.ts'

export type Theme = 'auto' | 'light' | 'dark'

export const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

export type TextSize = 'normal' | 'large' | 'larger'

export const TEXT_SIZES: readonly TextSize[] = ['normal', 'large', 'larger']

/** `auto` follows the system. */
export type Motion = 'auto' | 'less' | 'full'

export const MOTIONS: readonly Motion[] = ['auto', 'less', 'full']

export type Settings = {
  language: Language
  theme: Theme
  textSize: TextSize
  motion: Motion
  /** Whether single letters are shortcuts. */
  letterKeys: boolean
  /** Whether she also says her answers. */
  speak: boolean
  /** What is spoken to her; `null` where she shall find out. */
  spoken: Language | null
  /** The microphone that was chosen last. */
  microphone: string | null
}

const storedSchema = z.object({
  language: z.exactOptional(z.enum(LANGUAGES)),
  theme: z.exactOptional(z.enum(THEMES)),
  textSize: z.exactOptional(z.enum(TEXT_SIZES)),
  motion: z.exactOptional(z.enum(MOTIONS)),
  letterKeys: z.exactOptional(z.boolean()),
  speak: z.exactOptional(z.boolean()),
  spoken: z.exactOptional(z.nullable(z.enum(LANGUAGES))),
  microphone: z.exactOptional(z.nullable(z.string())),
})

const SETTINGS_KEY = 'eva.settings'

/**
 * The choices of the person at this browser, kept between visits. `public/boot.js` reads the same key before the first
 * picture, so that a dark page never flashes white.
 */
export function createSettings(storage: KeyValueStore, browserLanguages: readonly string[]): StoreApi<Settings> {
  const store = createStore<Settings>(() => ({
    language: preferredLanguage(browserLanguages),
    theme: 'auto',
    textSize: 'normal',
    motion: 'auto',
    letterKeys: true,
    speak: true,
    spoken: null,
    microphone: null,
    ...readStored(storage),
  }))
  store.subscribe((settings) => {
    try {
      storage.setItem(SETTINGS_KEY, JSON.stringify(settings))
    } catch {
      // Storage is forbidden: the choice lasts as long as the page.
    }
  })
  return store
}

function readStored(storage: KeyValueStore): Partial<Settings> {
  try {
    const parsed = storedSchema.safeParse(JSON.parse(storage.getItem(SETTINGS_KEY) ?? '{}'))
    return parsed.success ? parsed.data : {}
  } catch {
    return {}
  }
}
