import { type ReactNode, useEffect } from 'react'
import { useText } from '../eva-context.tsx'
import { PageHeader } from './page-header.tsx'
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
      <PageHeader className="max-w-[52rem]" />
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
