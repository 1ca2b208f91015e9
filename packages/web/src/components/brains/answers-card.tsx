import type { KeyChanges, SettableKey, SettingsBody } from '@eva/protocol'
import { useState } from 'react'
import type { Problem } from '../../lib/conversation/conversation.ts'
import { keyOf, withChange } from '../../lib/setup/keys.ts'
import { Button } from '../button.tsx'
import { useText, useWords } from '../eva-context.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'
import { Card } from '../settings/card.tsx'
import { KeyField } from '../settings/key-field.tsx'
import { LockedNote } from '../settings/locked-note.tsx'
import { SavedLine } from '../settings/saved-line.tsx'
import { useSetup } from '../settings/setup-context.tsx'
import { useUnsaved } from '../settings/use-unsaved.ts'
import { SETTINGS_WORDS } from '../settings/words.ts'
import { BRAIN_WORDS } from './words.ts'

/** What holds for the answers of every brain, with what holds where nothing is set. */
const FIELDS = [
  { key: 'EVA_MAX_TOKENS', otherwise: '200', label: 'maxTokens', note: 'maxTokensNote' },
  { key: 'EVA_OPENER_AFTER_MS', otherwise: '0', label: 'openerAfter', note: 'openerNote' },
] as const satisfies readonly { key: SettableKey; otherwise: string; label: string; note: string }[]

/** How long her answers may be, and whether she says “Hmm.” before a late one. */
export function AnswersCard({ settings }: { settings: SettingsBody }) {
  const text = useText()
  const words = useWords(BRAIN_WORDS)
  const common = useWords(SETTINGS_WORDS)
  const setup = useSetup()
  const [changes, setChanges] = useState<KeyChanges>({})
  const [result, setResult] = useState<'saved' | Problem | null>(null)
  const isChanged = Object.keys(changes).length > 0
  useUnsaved(isChanged)
  const locked = FIELDS.map(({ key }) => key).filter((key) => keyOf(settings, key).is_locked)
  const save = async (): Promise<void> => {
    const outcome = await setup.change({ keys: changes })
    setResult(outcome.ok ? 'saved' : outcome.problem)
    if (outcome.ok) setChanges({})
  }
  return (
    <Card title={words.answers} intro={words.answersIntro}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (isChanged) void save()
        }}
      >
        {locked.length > 0 && <LockedNote keys={locked} />}
        {FIELDS.map(({ key, otherwise, label, note }) => (
          <KeyField
            key={key}
            kind="number"
            label={words[label]}
            note={words[note]}
            setting={keyOf(settings, key)}
            otherwise={otherwise}
            written={changes[key]}
            onWrite={(value) => {
              setResult(null)
              setChanges((now) => withChange(now, key, value))
            }}
          />
        ))}
        {result !== null && result !== 'saved' && <ProblemCard title={text.mood_error} problem={result} />}
        <div className="flex items-center gap-2">
          <Button type="submit" kind={isChanged ? 'primary' : 'waiting'} aria-disabled={!isChanged}>
            {common.save}
          </Button>
          <SavedLine isSaved={result === 'saved'} />
        </div>
      </form>
    </Card>
  )
}
