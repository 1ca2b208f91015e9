'use client'
import { useWords } from '../eva-context.tsx'
import { ProblemInSight } from '../settings/problem-in-sight.tsx'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { useSetupState } from '../settings/setup-context.tsx'
import { PageFrame } from '../shell/page-frame.tsx'
import { CardsCard } from './cards-card.tsx'
import { PersonaForm } from './persona-form.tsx'
import { PERSONA_WORDS } from './words.ts'

/** `/settings/persona`: what she is called and how she is. */
export function PersonaPage() {
  const words = useWords(PERSONA_WORDS)
  const { settings, problem } = useSetupState()
  return (
    <PageFrame title={words.title} intro={words.intro}>
      <SettingsTabs current="persona" />
      <ProblemInSight problem={problem} />
      {settings !== null && (
        <>
          <PersonaForm persona={settings.persona} />
          <CardsCard />
        </>
      )}
    </PageFrame>
  )
}
