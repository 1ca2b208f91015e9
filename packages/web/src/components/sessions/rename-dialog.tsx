import { MAX_TITLE_CHARS, type SessionSummary } from '@eva/protocol'
import { useState } from 'react'
import { Button } from '../button.tsx'
import { useSessionActions, useText } from '../eva-context.tsx'
import { Modal } from '../modal.tsx'

/** Gives a conversation another name. */
export function RenameDialog({ session, onClose }: { session: SessionSummary; onClose: () => void }) {
  const text = useText()
  const sessions = useSessionActions()
  const [title, setTitle] = useState(session.title)
  return (
    <Modal title={text.renameTitle} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (title.trim() === '') return
          void sessions.rename(session.session_id, title.trim())
          onClose()
        }}
      >
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here.
          autoFocus
          aria-label={text.nameLabel}
          value={title}
          maxLength={MAX_TITLE_CHARS}
          onChange={(event) => setTitle(event.target.value)}
          onFocus={(event) => event.target.select()}
          className="h-11 w-full rounded-xl border border-line bg-paper px-3.5"
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button kind="primary" type="submit" disabled={title.trim() === ''}>
            {text.save}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
