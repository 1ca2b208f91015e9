import { memo, useState } from 'react'
import type { Turn } from '../../lib/conversation/conversation.ts'
import type { Stretch } from '../../lib/conversation/heard.ts'
import { useChatActions } from '../eva-context.tsx'
import { Answer } from './answer.tsx'
import { EditForm } from './edit-form.tsx'
import { UserMessage } from './user-message.tsx'

/** One question and its answer. */
export const TurnItem = memo(function TurnItem({ turn, spoken }: { turn: Turn; spoken: Stretch | null }) {
  const chat = useChatActions()
  const [editing, setEditing] = useState(false)
  return (
    <li className="group/turn grid grid-cols-1 gap-5" data-turn={turn.id} data-status={turn.status}>
      {editing ? (
        <EditForm
          message={turn.message}
          onCancel={() => setEditing(false)}
          onSave={(message) => {
            setEditing(false)
            chat.send(message, turn.id)
          }}
        />
      ) : (
        <UserMessage message={turn.message} onEdit={() => setEditing(true)} />
      )}
      <Answer turn={turn} spoken={spoken} />
    </li>
  )
})
