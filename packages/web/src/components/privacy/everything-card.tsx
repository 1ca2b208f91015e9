import { useState } from 'react'
import type { Problem } from '../../lib/conversation/conversation.ts'
import { forgetHere } from '../../lib/privacy/forget-here.ts'
import { Button } from '../button.tsx'
import { useText, useWords } from '../eva-context.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'
import { Modal } from '../modal.tsx'
import { Card } from '../settings/card.tsx'
import { useSetup } from '../settings/setup-context.tsx'
import { TextField } from '../settings/text-field.tsx'
import { PRIVACY_WORDS } from './words.ts'

/** The way to have nothing kept any more. */
export function EverythingCard({ onDeleted }: { onDeleted: () => void }) {
  const words = useWords(PRIVACY_WORDS)
  const [asks, setAsks] = useState(false)
  const [isDone, setDone] = useState(false)
  return (
    <Card title={words.everything} intro={words.everythingHint}>
      <div className="flex flex-wrap items-center gap-3">
        <Button kind="danger" onClick={() => setAsks(true)}>
          {words.everythingButton}
        </Button>
        <p role="status" className="text-sm text-good">
          {isDone && words.deleted}
        </p>
      </div>
      {asks && (
        <EverythingDialog
          onClose={() => setAsks(false)}
          onDeleted={() => {
            setAsks(false)
            setDone(true)
            onDeleted()
          }}
        />
      )}
    </Card>
  )
}

/** Asks for a word in full: nobody types that by mistake. */
function EverythingDialog({ onClose, onDeleted }: { onClose: () => void; onDeleted: () => void }) {
  const text = useText()
  const words = useWords(PRIVACY_WORDS)
  const setup = useSetup()
  const [typed, setTyped] = useState('')
  const [isDeleting, setDeleting] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const isMeant = typed.trim().toLowerCase() === words.word
  const remove = async (): Promise<void> => {
    setDeleting(true)
    const outcome = await setup.api.deleteEverything()
    setDeleting(false)
    if (!outcome.ok) return setProblem(outcome.problem)
    forgetHere(() => sessionStorage)
    onDeleted()
  }
  return (
    <Modal title={words.everythingTitle} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (isMeant && !isDeleting) void remove()
        }}
      >
        <p className="text-muted">{words.everythingBody}</p>
        <TextField
          label={words.typeWord(words.word)}
          value={typed}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          onChange={(event) => setTyped(event.target.value)}
        />
        {problem !== null && <ProblemCard title={text.mood_error} problem={problem} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" kind={isMeant && !isDeleting ? 'primary' : 'waiting'} aria-disabled={!isMeant}>
            {isDeleting ? words.deleting : words.deleteNow}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
