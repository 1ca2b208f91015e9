'use client'
import { useCallback, useEffect, useState } from 'react'
import { type PrivacyFacts, readPrivacyFacts } from '../../lib/privacy/facts.ts'
import { useWords } from '../eva-context.tsx'
import { ProblemInSight } from '../settings/problem-in-sight.tsx'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { useSetup, useSetupState } from '../settings/setup-context.tsx'
import { PageFrame } from '../shell/page-frame.tsx'
import { EverythingCard } from './everything-card.tsx'
import { KeptCard } from './kept-card.tsx'
import { LeavingCard } from './leaving-card.tsx'
import { PRIVACY_WORDS } from './words.ts'

/** `/settings/privacy`: what leaves the machine, what is kept on it, and how all of it goes away. */
export function PrivacyPage() {
  const words = useWords(PRIVACY_WORDS)
  const setup = useSetup()
  const { settings, problem } = useSetupState()
  const [facts, setFacts] = useState<PrivacyFacts | null>(null)
  const look = useCallback(async () => setFacts(await readPrivacyFacts((input, init) => fetch(input, init))), [])
  useEffect(() => void look(), [look])
  const lookAgain = (): void => {
    void setup.read()
    void look()
  }
  return (
    <PageFrame title={words.title} intro={words.intro}>
      <SettingsTabs current="privacy" />
      <ProblemInSight problem={problem} />
      {settings !== null && facts !== null && (
        <>
          <LeavingCard settings={settings} facts={facts} />
          <KeptCard facts={facts} />
        </>
      )}
      <EverythingCard onDeleted={lookAgain} />
    </PageFrame>
  )
}
