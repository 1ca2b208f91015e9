'use client'
import { ChatPage } from '../components/chat-page.tsx'
import { EvaProvider } from '../components/eva-provider.tsx'
import { useIsClient } from '../components/hooks.ts'
import { Orb } from '../components/orb.tsx'

/** `/`: the text chat. Language, theme and history are the browser's to know, so the server sends only the orb. */
export default function Page() {
  if (useIsClient()) {
    return (
      <EvaProvider>
        <ChatPage />
      </EvaProvider>
    )
  }
  return (
    <main className="grid h-dvh place-items-center">
      <Orb mood="connecting" className="size-16" />
      <noscript>
        Eva’s page needs JavaScript. <span lang="fr">La page d’Eva a besoin de JavaScript.</span>
      </noscript>
    </main>
  )
}
