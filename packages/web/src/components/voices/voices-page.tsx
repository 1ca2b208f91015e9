'use client'
import { useEffect, useState } from 'react'
import { languageName, languagesOf, voicesFor } from '../../lib/voices/by-language.ts'
import { capital } from '../../lib/voices/names.ts'
import { EngineSettings } from '../engines/engine-settings.tsx'
import { useSettings, useWords } from '../eva-context.tsx'
import { ProblemInSight } from '../settings/problem-in-sight.tsx'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { PageFrame } from '../shell/page-frame.tsx'
import { MannerCard } from './manner-card.tsx'
import { VoiceList } from './voice-list.tsx'
import { useVoiceActions, useVoices } from './voices-context.tsx'
import { VOICES_WORDS } from './words.ts'

/** The languages that Eva's own parts speak. */
const HOME_LANGUAGES = ['en', 'fr'] as const

/** `/settings/voices`: how she sounds in each language, and what else there is. */
export function VoicesPage() {
  const text = useWords(VOICES_WORDS)
  const { language: locale } = useSettings()
  const actions = useVoiceActions()
  const { voices, settings, loading, problem } = useVoices((state) => state)
  const [language, setLanguage] = useState<string>(locale)
  useEffect(() => void actions.open(), [actions])
  const languages = languagesOf(voices, [locale, ...HOME_LANGUAGES], locale)
  const shown = voicesFor(voices, language)
  const speaking = shown.find((voice) => voice.default_for.includes(language)) ?? null

  return (
    <PageFrame title={text.title} intro={text.intro}>
      <SettingsTabs current="voices" />
      <ProblemInSight problem={problem} />
      <label className="grid gap-1.5 sm:max-w-80">
        <span className="text-sm font-medium">{text.language}</span>
        <select
          value={language}
          onChange={(event) => setLanguage(event.target.value)}
          className="h-11 rounded-xl border border-line bg-raised px-3"
        >
          {languages.map(({ language: tag, name }) => (
            <option key={tag} value={tag}>
              {capital(name, locale)}
            </option>
          ))}
        </select>
      </label>
      {settings !== null && <MannerCard settings={settings.voice} speaking={speaking} />}
      {!loading && (
        <VoiceList
          voices={shown}
          language={language}
          languageName={languageName(language, voices, locale)}
          chosen={settings?.voice.voices[language] ?? null}
        />
      )}
      <EngineSettings of="voices" there={voices} onChanged={() => void actions.open()} />
    </PageFrame>
  )
}
