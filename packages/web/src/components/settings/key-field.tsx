import type { KeySetting } from '@eva/protocol'
import { Trash2, Undo2 } from 'lucide-react'
import { useWords } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'
import { TextField } from './text-field.tsx'
import { SETTINGS_WORDS } from './words.ts'

export type KeyKind = 'secret' | 'address' | 'model' | 'number'

type KeyFieldProps = {
  label: string
  note?: string
  kind: KeyKind
  setting: KeySetting
  /** What holds where nothing is set. */
  otherwise: string
  /** What could be written, for a list to choose from. */
  choices?: readonly string[]
  /** What was written and is not kept yet; `null`: it is to be taken back; `undefined`: nothing. */
  written: string | null | undefined
  onWrite: (value: string | null | undefined) => void
}

/** One value that is kept under its key. A secret can be replaced and taken back, and is never shown again. */
export function KeyField({ label, note, kind, setting, otherwise, choices = [], written, onWrite }: KeyFieldProps) {
  const words = useWords(SETTINGS_WORDS)
  const { value, is_set, is_secret, is_locked } = setting
  const isSecret = is_secret || kind === 'secret'
  const write = (next: string): void => {
    if (next.trim() === '') onWrite(isSecret || !is_set ? undefined : null)
    else onWrite(!isSecret && next === value ? undefined : next)
  }
  const isTakenBack = written === null && isSecret
  return (
    <TextField
      label={label}
      note={note}
      type={isSecret ? 'password' : kind === 'address' ? 'url' : 'text'}
      inputMode={kind === 'number' ? 'numeric' : undefined}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      disabled={is_locked}
      choices={choices}
      className={kind === 'number' ? 'max-w-40' : 'font-mono text-sm'}
      value={written === null ? '' : (written ?? (isSecret ? '' : (value ?? '')))}
      placeholder={isTakenBack ? words.willBeRemoved : isSecret && is_set ? words.setHidden : otherwise}
      onChange={(event) => write(event.target.value)}
      aside={
        isSecret &&
        is_set &&
        !is_locked &&
        (isTakenBack ? (
          <IconButton icon={Undo2} label={words.keepIt(label)} onClick={() => onWrite(undefined)} />
        ) : (
          <IconButton icon={Trash2} label={words.removeIt(label)} onClick={() => onWrite(null)} />
        ))
      }
    />
  )
}
