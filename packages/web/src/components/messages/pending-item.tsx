import type { PendingMessage } from '../../lib/conversation/conversation.ts'
import { Button } from '../button.tsx'
import { useDraft } from '../composer/draft.ts'
import { focusComposer } from '../composer/focus-composer.ts'
import { useChat, useChatActions, useText } from '../eva-context.tsx'
import { ProblemCard } from './problem-card.tsx'
import { UserMessage } from './user-message.tsx'

/** A message that the server has not taken yet: on its way, waiting for a connection, or refused. */
export function PendingItem({ pending }: { pending: PendingMessage }) {
  const text = useText()
  const chat = useChatActions()
  const setDraft = useDraft((state) => state.setDraft)
  const isOpen = useChat((state) => state.connection.phase === 'open')
  // Both leave the page with the message that was refused.
  const tryAgain = () => {
    chat.send(pending.text, pending.replaces ?? undefined)
    focusComposer()
  }
  const takeBack = () => {
    setDraft(chat.withdraw() ?? '')
    focusComposer()
  }
  return (
    <li className="grid grid-cols-1 gap-3" data-pending={pending.problem === null ? 'waiting' : 'refused'}>
      <UserMessage message={pending.text} onEdit={null} />
      {!isOpen && pending.problem === null && <p className="text-right text-sm text-muted">{text.waitingToSend}</p>}
      {pending.problem !== null && (
        <ProblemCard title={text.notSent} problem={pending.problem}>
          <div className="mt-1 flex gap-2">
            <Button kind="primary" onClick={tryAgain}>
              {text.tryAgain}
            </Button>
            <Button onClick={takeBack}>{text.takeBack}</Button>
          </div>
        </ProblemCard>
      )}
    </li>
  )
}
