import { Keyboard, Languages, Monitor, Moon, Sparkles, Sun, Volume2, VolumeX } from 'lucide-react'
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages.ts'
import { THEMES } from '../../lib/settings.ts'
import { useChangeSettings, useCommands, useSettings, useText, useWords } from '../eva-context.tsx'
import { KEYS_WORDS } from '../keys/words.ts'
import { type Choose, Group, Item } from './items.tsx'
import { PALETTE_WORDS } from './words.ts'

const THEME_ICONS = { auto: Monitor, light: Sun, dark: Moon } as const

/** What can be chosen for this browser, and the ways to learn more. */
export function BrowserCommands({ choose }: { choose: Choose }) {
  const words = useWords(PALETTE_WORDS)
  const keys = useWords(KEYS_WORDS)
  const text = useText()
  const commands = useCommands()
  const { theme, language, speak } = useSettings()
  const change = useChangeSettings()
  return (
    <Group heading={words.browser}>
      <Item
        icon={speak ? VolumeX : Volume2}
        label={speak ? words.speakOff : words.speakOn}
        command="speak"
        onChoose={() => choose(() => change({ speak: !speak }))}
      />
      {THEMES.filter((each) => each !== theme).map((each) => (
        <Item
          key={each}
          icon={THEME_ICONS[each]}
          label={words.themeIs(text[`theme_${each}`])}
          onChoose={() => choose(() => change({ theme: each }))}
        />
      ))}
      {LANGUAGES.filter((each) => each !== language).map((each) => (
        <Item
          key={each}
          icon={Languages}
          label={words.languageIs(LANGUAGE_NAMES[each])}
          onChoose={() => choose(() => change({ language: each }))}
        />
      ))}
      <Item icon={Keyboard} label={keys.help} command="help" onChoose={() => choose(() => commands.run('help'))} />
      <Item icon={Sparkles} label={words.welcome} onChoose={() => choose(() => location.assign('/?welcome'))} />
    </Group>
  )
}
