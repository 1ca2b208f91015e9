'use client'
import { useWords } from '../eva-context.tsx'
import { KeysCard } from '../settings/keys-card.tsx'
import { ProblemInSight } from '../settings/problem-in-sight.tsx'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { useSetupState } from '../settings/setup-context.tsx'
import { PageFrame } from '../shell/page-frame.tsx'
import { BrainOrder } from './brain-order.tsx'
import { LocalModels } from './local-models.tsx'
import { useLookWhileLoading } from './use-look-while-loading.ts'
import { BRAIN_WORDS } from './words.ts'

/** `/settings/brains`: who thinks for her, in which order, and what each of them needs. */
export function BrainsPage() {
  const words = useWords(BRAIN_WORDS)
  const { settings, problem } = useSetupState()
  useLookWhileLoading(settings)
  return (
    <PageFrame title={words.title} intro={words.intro}>
      <SettingsTabs current="brains" />
      <ProblemInSight problem={problem} />
      {settings !== null && (
        <>
          <BrainOrder settings={settings} />
          <LocalModels settings={settings} />
          <KeysCard
            settings={settings}
            title={words.answers}
            intro={words.answersIntro}
            fields={[
              {
                key: 'EVA_MAX_TOKENS',
                kind: 'number',
                label: words.maxTokens,
                note: words.maxTokensNote,
                otherwise: '200',
              },
              {
                key: 'EVA_OPENER_AFTER_MS',
                kind: 'number',
                label: words.openerAfter,
                note: words.openerNote,
                otherwise: '0',
              },
            ]}
          />
        </>
      )}
    </PageFrame>
  )
}
