import { useEffect } from 'react'
import { isBusy } from '../../lib/chat/chat-state.ts'
import { useChatActions } from '../eva-context.tsx'

/** The page's own keys: Escape stops her, `/` goes to the message box. */
export function useKeys(): void {
  const chat = useChatActions()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      // An open dialog or menu takes Escape for itself.
      if (document.querySelector('dialog[open], :popover-open') !== null) return
      if (event.key === 'Escape' && isBusy(chat.store.getState())) {
        event.preventDefault()
        chat.stop()
      }
      if (event.key === '/' && !isTyping(event.target)) {
        event.preventDefault()
        document.getElementById('composer')?.focus()
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [chat])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
