import { ArrowLeft } from 'lucide-react'
import type { Mood } from '../../lib/chat/chat-state.ts'
import { useText } from '../eva-context.tsx'
import { Orb } from '../orb.tsx'
import { PageNav } from './page-nav.tsx'

/** The head of a page beside the conversation: the way back, and the way to all the others. `className` says how wide. */
export function PageHeader({ mood = 'idle', className }: { mood?: Mood; className: string }) {
  const text = useText()
  return (
    <header className={`mx-auto flex min-h-14 items-center gap-2 px-4 py-2 sm:px-6 ${className}`}>
      <a href="/" className="flex items-center gap-2 rounded-xl pr-2 text-muted hover:text-ink" title={text.backHome}>
        <ArrowLeft aria-hidden="true" className="size-5" strokeWidth={1.8} />
        <Orb mood={mood} className="size-7 text-[1.75rem]" />
        <span className="ml-1 font-serif text-xl text-ink">{text.title}</span>
      </a>
      <div className="flex-1" />
      <PageNav />
    </header>
  )
}
