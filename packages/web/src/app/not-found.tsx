'use client'
import { useIsClient } from '../components/hooks.ts'
import { Orb } from '../components/orb.tsx'
import { DICTIONARIES, preferredLanguage } from '../i18n/languages.ts'

/** For an address that nothing stands at. */
export default function NotFound() {
  const text = DICTIONARIES[useIsClient() ? preferredLanguage(navigator.languages) : 'en']
  return (
    <main className="grid h-dvh place-content-center justify-items-center gap-6 p-6 text-center">
      <Orb mood="offline" className="size-16" />
      <h1 className="font-serif text-2xl">{text.notFound}</h1>
      <a className="text-accent underline underline-offset-4" href="/">
        {text.backHome}
      </a>
    </main>
  )
}
