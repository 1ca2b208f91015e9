import { z } from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { LANGUAGES, type Language, preferredLanguage } from '../i18n/languages.ts'
import type { KeyValueStore } from './chat/bookmark.ts'

export type Theme = 'auto' | 'light' | 'dark'

export const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

export type Settings = {
  language: Language
  theme: Theme
  /** Whether she also says her answers. */
  speak: boolean
  /** What is spoken to her; `null` where she shall find out. */
  spoken: Language | null
  /** The microphone that was chosen last. */
  microphone: string | null
}

const storedSchema = z
  .object({
    language: z.enum(LANGUAGES),
    theme: z.enum(THEMES),
    speak: z.boolean(),
    spoken: z.enum(LANGUAGES).nullable(),
    microphone: z.string().nullable(),
  })
  .partial()

const SETTINGS_KEY = 'eva.settings'

/**
 * The choices of the person at this browser, kept between visits. `public/boot.js` reads the same key before the first
 * picture, so that a dark page never flashes white.
 */
export function createSettings(storage: KeyValueStore, browserLanguages: readonly string[]): StoreApi<Settings> {
  const store = createStore<Settings>(() => ({
    language: preferredLanguage(browserLanguages),
    theme: 'auto',
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
    if (!parsed.success) return {}
    const { language, theme, speak, spoken, microphone } = parsed.data
    return {
      ...(language === undefined ? {} : { language }),
      ...(theme === undefined ? {} : { theme }),
      ...(speak === undefined ? {} : { speak }),
      ...(spoken === undefined ? {} : { spoken }),
      ...(microphone === undefined ? {} : { microphone }),
    }
  } catch {
    return {}
  }
}
