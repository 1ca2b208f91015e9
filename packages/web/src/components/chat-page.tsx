'use client'
import { useState } from 'react'
import { Composer } from './composer/composer.tsx'
import { useText } from './eva-context.tsx'
import { useMediaQuery } from './hooks.ts'
import { MessageList } from './messages/message-list.tsx'
import { Modal } from './modal.tsx'
import { SessionList } from './sessions/session-list.tsx'
import { Header } from './shell/header.tsx'
import { Notices } from './shell/notices.tsx'
import { useConversationCommands, useListCommands } from './shell/use-chat-commands.ts'
import { useChatPage } from './shell/use-chat-page.ts'

/** The whole page: conversations at the side (a drawer on a phone), the conversation, the message box. */
export function ChatPage() {
  const text = useText()
  const isWide = useMediaQuery('(min-width: 56rem)')
  const [drawerOpen, setDrawerOpen] = useState(false)
  const { openSession } = useChatPage()

  const choose = (sessionId: string | null) => {
    setDrawerOpen(false)
    openSession(sessionId)
  }

  useConversationCommands()
  useListCommands(choose)

  return (
    <div className="flex h-dvh pt-[env(safe-area-inset-top)] pr-[env(safe-area-inset-right)] pl-[env(safe-area-inset-left)]">
      <a
        href="#composer"
        className="absolute top-2 left-2 z-10 -translate-y-20 rounded-lg bg-ink px-3 py-2 text-paper focus:translate-y-0"
      >
        {text.skipToComposer}
      </a>
      {isWide && (
        <aside className="w-72 flex-none border-r border-line bg-sunken/45">
          <SessionList onChoose={choose} onClose={null} />
        </aside>
      )}
      {!isWide && drawerOpen && (
        <Modal
          title={text.conversations}
          titleHidden
          onClose={() => setDrawerOpen(false)}
          className="m-0 h-dvh max-h-none w-[min(20rem,86vw)] border-r border-line bg-paper p-0 pt-[env(safe-area-inset-top)] text-ink shadow-soft backdrop:bg-black/40"
        >
          <SessionList onChoose={choose} onClose={() => setDrawerOpen(false)} />
        </Modal>
      )}
      <main className="flex min-w-0 flex-1 flex-col">
        <Header onOpenList={isWide ? null : () => setDrawerOpen(true)} />
        <Notices />
        <MessageList />
        <Composer />
      </main>
    </div>
  )
}
