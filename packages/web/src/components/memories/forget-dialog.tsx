import { useState } from 'react'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { Modal } from '../modal.tsx'
import { useMemories, useMemoryActions } from './memories-context.tsx'
import { MEMORY_WORDS } from './words.ts'

type ForgetDialogProps = {
  title: string
  body: string
  /** What is meant, in its own words. */
  subject?: string
  action: string
  onForget: () => void
  onClose: () => void
}

/** Asks before something is forgotten for good. */
export function ForgetDialog({ title, body, subject, action, onForget, onClose }: ForgetDialogProps) {
  const words = useWords(MEMORY_WORDS)
  return (
    <Modal title={title} onClose={onClose}>
      {subject !== undefined && <p className="[overflow-wrap:anywhere]">{subject}</p>}
      <p className="text-muted">{body}</p>
      <div className="flex justify-end gap-2">
        {/* The harmless answer is the one under the finger. */}
        <Button autoFocus onClick={onClose}>
          {words.cancel}
        </Button>
        <Button
          kind="primary"
          onClick={() => {
            onClose()
            onForget()
          }}
        >
          {action}
        </Button>
      </div>
    </Modal>
  )
}

/** All of it, at the end of the page. */
export function ForgetAll() {
  const words = useWords(MEMORY_WORDS)
  const actions = useMemoryActions()
  const { total, query } = useMemories()
  const [asks, setAsks] = useState(false)
  // The count of a search is not the count of all that would go.
  if (total === 0 || query !== '') return null
  return (
    <>
      <Button className="justify-self-center text-bad" onClick={() => setAsks(true)}>
        {words.forgetAll}
      </Button>
      {asks && (
        <ForgetDialog
          title={words.forgetAllTitle}
          body={words.forgetAllBody(total)}
          action={words.forgetAll}
          onForget={() => void actions.forgetAll()}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  )
}
