'use client'
import { AudioLines, MessageSquareText } from 'lucide-react'
import { useEffect } from 'react'
import { AvatarButton } from '../avatar/avatar-button.tsx'
import { useAvatars } from '../avatar/use-avatars.ts'
import { Composer } from '../composer/composer.tsx'
import { useChat, useText, useWords } from '../eva-context.tsx'
import { Announcer } from '../messages/announcer.tsx'
import { LatestMemories } from '../messages/memory-chips.tsx'
import { PageLink, useAddressOf } from '../page-link.tsx'
import { Notices } from '../shell/notices.tsx'
import { PagesMenu } from '../shell/pages-menu.tsx'
import { Preferences } from '../shell/preferences.tsx'
import { useConversationCommands } from '../shell/use-chat-commands.ts'
import { useChatPage } from '../shell/use-chat-page.ts'
import { AnsweredChip } from '../talk/answered-chip.tsx'
import { Captions } from '../talk/captions.tsx'
import { useCallOfPage } from '../talk/use-call-of-page.ts'
import { TALK_WORDS } from '../talk/words.ts'
import { FaceStatus } from './face-status.tsx'
import { Portrait } from './portrait.tsx'
import { TalkBar } from './talk-bar.tsx'
import { useIsCall } from './use-is-call.ts'
import { FACE_WORDS } from './words.ts'

/** `/eva-her`: her face, what is said, and both ways to talk to her. */
export function FacePage() {
  const text = useText()
  const face = useWords(FACE_WORDS)
  const talk = useWords(TALK_WORDS)
  const isCall = useIsCall()
  const addressOf = useAddressOf()
  const avatars = useAvatars()
  useChatPage()
  useCallOfPage()
  // Before the keys of the call: the first Escape stops her, only the next one ends the call.
  useConversationCommands()
  useEffect(() => {
    document.title = `${face.title} · ${text.title}`
  }, [face, text])
  return (
    <main className="flex h-dvh flex-col overflow-y-auto pt-[env(safe-area-inset-top)] pr-[env(safe-area-inset-right)] pl-[env(safe-area-inset-left)]">
      <header className="flex min-h-14 flex-none items-center gap-1 px-3 py-2 sm:px-5">
        <PageLink icon={MessageSquareText} href={addressOf('/')} label={talk.toText} />
        <PageLink icon={AudioLines} href={addressOf('/voice')} label={face.toVoice} />
        <h1 className="sr-only">{face.title}</h1>
        <div className="flex-1" />
        <AvatarButton avatars={avatars} />
        <PagesMenu />
        <Preferences />
      </header>
      <Notices />
      <div data-call={isCall} className="face-page flex flex-1 flex-col items-center px-4 sm:px-6">
        <div className="grid flex-none justify-items-center gap-2 pb-1">
          <Portrait avatars={avatars} />
          <FaceStatus />
        </div>
        <div className="face-said">
          <FaceCaptions />
        </div>
        <AnsweredChip />
        <LatestMemories />
        <TalkBar />
      </div>
      <Announcer />
      <Composer />
    </main>
  )
}

/** What is said; before that, how to begin. */
function FaceCaptions() {
  const face = useWords(FACE_WORDS)
  const isSilent = useChat(
    ({ conversation, caption }) => conversation.turns.length === 0 && conversation.pending === null && caption === null,
  )
  const greeting = useChat(({ host }) => host?.greeting ?? face.greeting)
  return isSilent ? <p className="py-3 text-center whitespace-pre-line text-muted">{greeting}</p> : <Captions />
}
