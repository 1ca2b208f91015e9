'use client'
import { useChangeSettings, useSettings, useWords } from '../eva-context.tsx'
import { Card } from '../settings/card.tsx'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { PageFrame } from '../shell/page-frame.tsx'
import { Switch } from '../switch.tsx'
import { ShortcutList } from './shortcut-list.tsx'
import { KEYS_WORDS } from './words.ts'

/** `/settings/shortcuts`: what keys do, and whether letters alone do anything. */
export function ShortcutsPage() {
  const words = useWords(KEYS_WORDS)
  const { letterKeys } = useSettings()
  const change = useChangeSettings()
  return (
    <PageFrame title={words.pageTitle} intro={words.intro}>
      <SettingsTabs current="shortcuts" />
      <Card title={words.letters}>
        <Switch
          label={words.letters}
          hint={words.lettersHint}
          isOn={letterKeys}
          onChange={(isOn) => change({ letterKeys: isOn })}
        />
      </Card>
      <Card title={words.title}>
        <ShortcutList />
      </Card>
    </PageFrame>
  )
}
