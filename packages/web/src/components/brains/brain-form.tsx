import type { BrainSetting, SettingsBody } from '@eva/protocol'
import { type ComponentProps, useState } from 'react'
import { useStore } from 'zustand'
import { createBrainForm } from '../../lib/brains/brain-form.ts'
import { BRAIN_FIELDS } from '../../lib/brains/fields.ts'
import { keyOf } from '../../lib/setup/keys.ts'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { KeyField } from '../settings/key-field.tsx'
import { LockedNote } from '../settings/locked-note.tsx'
import { SavedLine } from '../settings/saved-line.tsx'
import { useSetup } from '../settings/setup-context.tsx'
import { useUnsaved } from '../settings/use-unsaved.ts'
import { SETTINGS_WORDS } from '../settings/words.ts'
import { TestResult } from './test-result.tsx'
import { BRAIN_WORDS } from './words.ts'

/** What a brain needs: written, tried out, and kept. */
export function BrainForm({ brain, settings }: { brain: BrainSetting; settings: SettingsBody }) {
  const words = useWords(BRAIN_WORDS)
  const common = useWords(SETTINGS_WORDS)
  const setup = useSetup()
  const [form] = useState(() => createBrainForm(brain.id, setup))
  const state = useStore(form.store)
  const fields = BRAIN_FIELDS[brain.id].map((field) => ({ ...field, setting: keyOf(settings, field.key) }))
  const locked = fields.filter(({ setting }) => setting.is_locked)
  const isChanged = Object.keys(state.changes).length > 0
  const isBusy = state.doing !== 'nothing'
  useUnsaved(isChanged)
  const submit: ComponentProps<'form'>['onSubmit'] = (event) => {
    event.preventDefault()
    if (isChanged && !isBusy) void form.save()
  }
  return (
    <form
      noValidate
      onSubmit={submit}
      className="grid gap-4 border-t border-line pt-4"
      aria-label={words.names[brain.id]}
    >
      <p className="text-sm text-muted text-pretty">{words.about[brain.id]}</p>
      {locked.length > 0 && <LockedNote keys={locked.map(({ key }) => key)} />}
      {fields.map(({ key, kind, otherwise, setting }) => (
        <KeyField
          key={key}
          label={words.fields[key]}
          kind={kind}
          setting={setting}
          otherwise={otherwise ?? (kind === 'model' ? words.findsOut : '')}
          choices={kind === 'model' ? state.models : []}
          written={state.changes[key]}
          onWrite={(value) => form.write(key, value)}
        />
      ))}
      <TestResult state={state} onSaveAnyway={() => void form.saveAnyway()} />
      <div className="flex flex-wrap items-center gap-2">
        {fields.length > 0 && (
          <Button
            kind={isChanged && !isBusy ? 'primary' : 'waiting'}
            type="submit"
            aria-disabled={!isChanged || isBusy}
          >
            {state.doing === 'saving' ? common.saving : common.save}
          </Button>
        )}
        <Button className="border border-line" aria-disabled={isBusy} onClick={() => !isBusy && void form.test()}>
          {state.doing === 'testing' ? words.testing : words.test}
        </Button>
        {isChanged && <Button onClick={form.discard}>{common.discard}</Button>}
        <SavedLine isSaved={state.isSaved} />
      </div>
    </form>
  )
}
