import { memo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Turn } from '../../lib/conversation/conversation.ts'
import type { SpokenStretch } from '../../lib/conversation/heard.ts'
import { focusComposer } from '../composer/focus-composer.ts'
import { useChatActions } from '../eva-context.tsx'
import { Answer } from './answer.tsx'
import { EditForm } from './edit-form.tsx'
import { MemoryChips } from './memory-chips.tsx'
import { UserMessage } from './user-message.tsx'

/** One question and its answer. */
export const TurnItem = memo(function TurnItem({ turn, spoken }: { turn: Turn; spoken: SpokenStretch | null }) {
  const chat = useChatActions()
  const [editing, setEditing] = useState(false)
  const editButton = useRef<HTMLButtonElement>(null)
  // The form takes the focus with it when it goes: give it back to where it came from.
  const leaveForm = () => {
    flushSync(() => setEditing(false))
    editButton.current?.focus()
  }
  return (
    <li className="group/turn grid grid-cols-1 gap-5" data-turn={turn.id} data-status={turn.status}>
      {editing ? (
        <EditForm
          message={turn.message}
          onCancel={leaveForm}
          onSave={(message) => {
            setEditing(false)
            chat.send(message, turn.id)
            // This turn is about to be replaced, with every button in it.
            focusComposer()
          }}
        />
      ) : (
        <UserMessage message={turn.message} onEdit={() => setEditing(true)} editButton={editButton} />
      )}
      <Answer turn={turn} spoken={spoken} />
      <MemoryChips turnId={turn.id} />
    </li>
  )
})
