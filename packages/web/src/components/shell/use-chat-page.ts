import { sessionIdSchema } from '@eva/protocol'
import { useCallback, useEffect } from 'react'
import { useChat, useChatActions, useSessionActions } from '../eva-context.tsx'

/** The query parameter that names the conversation, so that a reload or a link finds it again. */
const SESSION_PARAMETER = 'c'

/** Starts the chat, keeps it and the address in step, and tells it when the network or the tab comes back. */
export function useChatPage(): { openSession: (sessionId: string | null) => void } {
  const chat = useChatActions()
  const sessions = useSessionActions()
  const sessionId = useChat((state) => (state.conversation.turns.length > 0 ? state.sessionId : null))

  useEffect(() => {
    const open = () => void chat.open(sessionInAddress())
    const wake = () => {
      if (document.visibilityState === 'visible') chat.wake()
    }
    open()
    sessions.refresh()
    window.addEventListener('popstate', open)
    window.addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      window.removeEventListener('popstate', open)
      window.removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
      chat.close()
    }
  }, [chat, sessions])

  // A new conversation gets its address once something was said in it.
  useEffect(() => {
    if (sessionId !== null && sessionInAddress() === null) history.replaceState(null, '', addressOf(sessionId))
  }, [sessionId])

  const openSession = useCallback(
    (wanted: string | null) => {
      history.pushState(null, '', addressOf(wanted))
      void chat.open(wanted)
    },
    [chat],
  )
  return { openSession }
}

function sessionInAddress(): string | null {
  const parsed = sessionIdSchema.safeParse(new URLSearchParams(location.search).get(SESSION_PARAMETER))
  return parsed.success ? parsed.data : null
}

const addressOf = (sessionId: string | null): string =>
  sessionId === null ? location.pathname : `?${SESSION_PARAMETER}=${sessionId}`
