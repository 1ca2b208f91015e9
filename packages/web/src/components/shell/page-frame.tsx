import { ArrowLeft, Stethoscope } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useText } from '../eva-context.tsx'
import { Orb } from '../orb.tsx'
import { PageLink } from '../page-link.tsx'
import { Preferences } from './preferences.tsx'
import { useFreshName } from './use-fresh-name.ts'

type PageFrameProps = { title: string; intro: string; children: ReactNode }

/** A page beside the conversation: the way back, its title, and what it holds. */
export function PageFrame({ title, intro, children }: PageFrameProps) {
  const text = useText()
  useFreshName()
  useEffect(() => {
    document.title = `${title} · ${text.title}`
  }, [title, text])
  return (
    <main className="h-dvh overflow-y-auto pt-[env(safe-area-inset-top)]">
      <header className="mx-auto flex min-h-14 max-w-[52rem] items-center gap-2 px-4 py-2 sm:px-6">
        <a href="/" className="flex items-center gap-2 rounded-xl pr-2 text-muted hover:text-ink" title={text.backHome}>
          <ArrowLeft aria-hidden="true" className="size-5" strokeWidth={1.8} />
          <Orb mood="idle" className="size-7 text-[1.75rem]" />
          <span className="ml-1 font-serif text-xl text-ink">{text.title}</span>
        </a>
        <div className="flex-1" />
        <PageLink icon={Stethoscope} href="/doctor" label={text.doctor} />
        <Preferences />
      </header>
      <div className="mx-auto grid max-w-[52rem] gap-7 px-4 pt-4 pb-[calc(4rem+env(safe-area-inset-bottom))] sm:px-6">
        <div>
          <h1 className="font-serif text-3xl text-balance">{title}</h1>
          <p className="mt-1 text-muted text-pretty">{intro}</p>
        </div>
        {children}
      </div>
    </main>
  )
}
