'use client'
import { MessageSquareText, Smile } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useChat, useText, useWords } from '../eva-context.tsx'
import { useMediaQuery } from '../hooks.ts'
import { PageLink, useAddressOf } from '../page-link.tsx'
import { Notices } from '../shell/notices.tsx'
import { PagesMenu } from '../shell/pages-menu.tsx'
import { Preferences } from '../shell/preferences.tsx'
import { useChatPage } from '../shell/use-chat-page.ts'
import { CallView } from './call-view.tsx'
import { Introduction } from './introduction.tsx'
import { NoEarCard } from './no-ear-card.tsx'
import { useCall, useDictation } from './talk-context.tsx'
import { useCallOfPage } from './use-call-of-page.ts'
import { useLevels } from './use-levels.ts'
import { TALK_WORDS } from './words.ts'

/** `/voice`: one orb, one line that says what happens, and what is said. */
export function TalkPage() {
  const text = useText()
  const talk = useWords(TALK_WORDS)
  const page = useRef<HTMLElement>(null)
  const isPhone = useMediaQuery('(max-width: 40rem)')
  const addressOf = useAddressOf()
  useChatPage()
  useCallOfPage()
  useLevels(page)
  useEffect(() => {
    document.title = `${talk.title} · ${text.title}`
  }, [text])

  return (
    <main
      ref={page}
      className="flex h-dvh flex-col overflow-y-auto pt-[env(safe-area-inset-top)] pr-[env(safe-area-inset-right)] pl-[env(safe-area-inset-left)]"
    >
      <header className="flex min-h-14 flex-none items-center gap-2 px-3 py-2 sm:px-5">
        <a
          href={addressOf('/')}
          aria-label={talk.toText}
          title={talk.toText}
          className="flex h-10 items-center gap-2 rounded-xl px-2.5 text-sm text-muted transition-colors hover:bg-sunken hover:text-ink"
        >
          <MessageSquareText aria-hidden="true" className="size-5" strokeWidth={1.8} />
          {!isPhone && talk.goOnInText}
        </a>
        <div className="flex-1" />
        <PageLink icon={Smile} href={addressOf('/eva-her')} label={text.face} />
        <PagesMenu />
        <Preferences />
      </header>
      <Stage />
    </main>
  )
}

/** What the page shows now: the way in, the ways to an ear, or the call. */
function Stage() {
  const phase = useCall((state) => state.phase)
  const { isOn } = useDictation()
  const isDeaf = useChat(({ host, conversation }) => host?.ear === null || conversation.problem?.code === 'no_ear')
  if (isOn) return <CallView />
  if (phase === 'open' || phase === 'muted') return <CallView />
  if (isDeaf) return <NoEarCard />
  return (
    <>
      <Notices />
      <Introduction />
    </>
  )
}
