import { isBusy, moodOf } from '../../lib/chat/chat-state.ts'
import { useChat, useChatActions, useSessionActions } from '../eva-context.tsx'
import { useOffer } from '../keys/use-offer.ts'

/** What can be done in a conversation by keys: the keys press the buttons of the latest message that has them. */
export function useConversationCommands(): void {
  const chat = useChatActions()
  const canStop = useChat(isBusy)
  const isAnswered = useChat(
    (state) => state.conversation.turns.length > 0 && !['thinking', 'writing'].includes(moodOf(state)),
  )
  useOffer({
    focus: () => document.getElementById('composer')?.focus(),
    ...(canStop ? { stop: chat.stop } : {}),
    ...(isAnswered
      ? {
          regenerate: () => pressLatest('regenerate'),
          edit: () => pressLatest('edit'),
          copy: () => pressLatest('copy'),
          play: () => pressLatest('play'),
        }
      : {}),
  })
}

/** What can be done with the list of conversations by keys. */
export function useListCommands(openSession: (sessionId: string | null) => void): void {
  const sessions = useSessionActions()
  const chat = useChatActions()
  const step = (by: 1 | -1) => {
    const { list } = sessions.store.getState()
    const at = list.findIndex(({ session_id }) => session_id === chat.store.getState().sessionId)
    // From a new conversation the way leads to the newest one.
    const next = at === -1 ? list[0] : list[at + by]
    if (next !== undefined) openSession(next.session_id)
  }
  useOffer({
    begin: () => {
      openSession(null)
      document.getElementById('composer')?.focus()
    },
    newer: () => step(-1),
    older: () => step(1),
  })
}

/** @param does what the button says of itself in `data-does` */
function pressLatest(does: string): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>(`[data-turn] [data-does="${does}"]`)
  buttons[buttons.length - 1]?.click()
}
