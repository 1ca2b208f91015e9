import type { KeyChanges, SettableKey, SettingsBody } from '@eva/protocol'
import { useState } from 'react'
import type { Problem } from '../../lib/conversation/conversation.ts'
import { keyOf, withChange } from '../../lib/setup/keys.ts'
import { useText } from '../eva-context.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'
import { Card } from './card.tsx'
import { KeyField, type KeyKind } from './key-field.tsx'
import { LockedNote } from './locked-note.tsx'
import { SaveRow } from './save-row.tsx'
import { useSetup } from './setup-context.tsx'
import { useUnsaved } from './use-unsaved.ts'

type KeysCardProps = {
  settings: SettingsBody
  title: string
  intro: string
  fields: readonly { key: SettableKey; kind: KeyKind; label: string; note?: string; otherwise: string }[]
  onSaved?: () => void
}

/** A few values that are kept together, under one button. */
export function KeysCard({ settings, title, intro, fields, onSaved }: KeysCardProps) {
  const text = useText()
  const setup = useSetup()
  const [changes, setChanges] = useState<KeyChanges>({})
  const [result, setResult] = useState<'saved' | Problem | null>(null)
  const isChanged = Object.keys(changes).length > 0
  useUnsaved(isChanged)
  const locked = fields.map(({ key }) => key).filter((key) => keyOf(settings, key).is_locked)
  const write = (key: SettableKey, value: string | null | undefined): void => {
    setResult(null)
    setChanges((now) => withChange(now, key, value))
  }
  const save = async (): Promise<void> => {
    const outcome = await setup.change({ keys: changes })
    setResult(outcome.ok ? 'saved' : outcome.problem)
    if (!outcome.ok) return
    setChanges({})
    onSaved?.()
  }
  return (
    <Card title={title} intro={intro}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (isChanged) void save()
        }}
      >
        {locked.length > 0 && <LockedNote keys={locked} />}
        {fields.map(({ key, ...field }) => (
          <KeyField
            key={key}
            {...field}
            setting={keyOf(settings, key)}
            written={changes[key]}
            onWrite={(value) => write(key, value)}
          />
        ))}
        {result !== null && result !== 'saved' && <ProblemCard title={text.mood_error} problem={result} />}
        <SaveRow
          isChanged={isChanged}
          canSave={isChanged}
          isSaved={result === 'saved'}
          onDiscard={() => setChanges({})}
        />
      </form>
    </Card>
  )
}
