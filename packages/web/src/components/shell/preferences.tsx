import { Monitor, Moon, Sun } from 'lucide-react'
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages.ts'
import { THEMES } from '../../lib/settings.ts'
import { useChangeSettings, useSettings, useText } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'

const THEME_ICONS = { auto: Monitor, light: Sun, dark: Moon } as const

/** Appearance and language, each one press away. */
export function Preferences() {
  const text = useText()
  const { theme, language } = useSettings()
  const change = useChangeSettings()
  const nextTheme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto'
  const nextLanguage = LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? 'en'
  return (
    <>
      <IconButton
        icon={THEME_ICONS[theme]}
        label={text.theme(text[`theme_${theme}`])}
        onClick={() => change({ theme: nextTheme })}
        // A narrow phone has no room for it; the settings and the palette have it too.
        className="max-[26rem]:hidden"
      />
      <button
        type="button"
        lang={nextLanguage}
        aria-label={LANGUAGE_NAMES[nextLanguage]}
        title={LANGUAGE_NAMES[nextLanguage]}
        onClick={() => change({ language: nextLanguage })}
        className="grid size-10 place-items-center rounded-xl text-sm font-semibold text-muted uppercase transition-colors hover:bg-sunken hover:text-ink"
      >
        {nextLanguage}
      </button>
    </>
  )
}
