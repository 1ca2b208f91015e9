import type { SessionSummary } from '@eva/protocol'
import { Button } from '../button.tsx'
import { useSessionActions, useText } from '../eva-context.tsx'
import { Modal } from '../modal.tsx'

type DeleteDialogProps = { session: SessionSummary; title: string; onClose: () => void; onDeleted: () => void }

/** Asks before a conversation is gone for good. */
export function DeleteDialog({ session, title, onClose, onDeleted }: DeleteDialogProps) {
  const text = useText()
  const sessions = useSessionActions()
  const remove = () => {
    onClose()
    void sessions.remove(session.session_id).then(onDeleted)
  }
  return (
    <Modal title={text.deleteTitle} onClose={onClose}>
      <p className="text-muted [overflow-wrap:anywhere]">{text.deleteBody(title)}</p>
      <div className="flex justify-end gap-2">
        {/* The harmless answer is the one under the finger. */}
        <Button autoFocus onClick={onClose}>
          {text.cancel}
        </Button>
        <Button kind="primary" onClick={remove}>
          {text.delete}
        </Button>
      </div>
    </Modal>
  )
}
