import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { useText } from '../eva-context.tsx'
import { isTooLong, LengthNote } from '../length-note.tsx'

type EditFormProps = { message: string; onSave: (message: string) => void; onCancel: () => void }

/** Changes a message in its place; what was answered to it is asked anew. */
export function EditForm({ message: before, onSave, onCancel }: EditFormProps) {
  const text = useText()
  const [draft, setDraft] = useState(before)
  const noteId = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    box.current?.focus()
    box.current?.setSelectionRange(before.length, before.length)
  }, [before])
  const message = draft.trim()
  const canSave = message !== '' && !isTooLong(message)
  const save = () => {
    if (canSave) onSave(message)
  }
  return (
    <form
      className="ml-auto grid w-full max-w-[85%] gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <textarea
        ref={box}
        aria-label={text.editLabel}
        value={draft}
        aria-invalid={isTooLong(message) || undefined}
        aria-describedby={noteId}
        rows={Math.min(8, draft.split('\n').length + 1)}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault()
            event.stopPropagation()
            onCancel()
          }
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault()
            save()
          }
        }}
        className="resize-none rounded-2xl border border-line bg-raised px-4 py-2.5 leading-relaxed"
      />
      <LengthNote id={noteId} message={message} />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{text.cancel}</Button>
        <Button kind="primary" type="submit" disabled={!canSave}>
          {text.saveAndAsk}
        </Button>
      </div>
    </form>
  )
}
