'use client'
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages.ts'
import { MOTIONS, TEXT_SIZES, THEMES } from '../../lib/settings.ts'
import { useChangeSettings, useSettings, useText, useWords } from '../eva-context.tsx'
import { Card } from '../settings/card.tsx'
import { Choice } from '../settings/choice.tsx'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { PageFrame } from '../shell/page-frame.tsx'
import { Switch } from '../switch.tsx'
import { APPEARANCE_WORDS } from './words.ts'

/** `/settings/appearance`: how the pages look in this browser. */
export function AppearancePage() {
  const text = useText()
  const words = useWords(APPEARANCE_WORDS)
  const { theme, textSize, motion, language, speak } = useSettings()
  const change = useChangeSettings()
  return (
    <PageFrame title={words.title} intro={words.intro}>
      <SettingsTabs current="appearance" />
      <Card title={words.look}>
        <div className="grid gap-6">
          <Choice
            label={words.theme}
            value={theme}
            options={THEMES.map((value) => ({ value, label: text[`theme_${value}`] }))}
            onChange={(value) => change({ theme: value })}
          />
          <Choice
            label={words.size}
            value={textSize}
            options={TEXT_SIZES.map((value) => ({ value, label: words[`size_${value}`] }))}
            onChange={(value) => change({ textSize: value })}
          />
          <Choice
            label={words.motion}
            value={motion}
            options={MOTIONS.map((value) => ({ value, label: words[`motion_${value}`] }))}
            onChange={(value) => change({ motion: value })}
          />
        </div>
      </Card>
      <Card title={text.language} intro={words.languageHint}>
        <Choice
          label={words.language}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
          onChange={(value) => change({ language: value })}
        />
      </Card>
      <Card title={words.behaviour}>
        <Switch label={words.speak} hint={words.speakHint} isOn={speak} onChange={(isOn) => change({ speak: isOn })} />
      </Card>
    </PageFrame>
  )
}
