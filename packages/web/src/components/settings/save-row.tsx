import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { SavedLine } from './saved-line.tsx'
import { SETTINGS_WORDS } from './words.ts'

type SaveRowProps = {
  /** Something was written. */
  isChanged: boolean
  /** It is written, and can be kept as it is. */
  canSave: boolean
  isSaved: boolean
  onDiscard: () => void
  /** Further buttons. */
  children?: ReactNode
}

/** Below what can be written: keep it, or forget it; the form itself does the keeping. */
export function SaveRow({ isChanged, canSave, isSaved, onDiscard, children }: SaveRowProps) {
  const words = useWords(SETTINGS_WORDS)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button type="submit" kind={canSave ? 'primary' : 'waiting'} aria-disabled={!canSave}>
        {words.save}
      </Button>
      {isChanged && <Button onClick={onDiscard}>{words.discard}</Button>}
      <SavedLine isSaved={isSaved} />
      {children}
    </div>
  )
}
