'use client'
import { useIsClient } from '../components/hooks.ts'
import { Orb } from '../components/orb.tsx'
import { preferredLanguage } from '../i18n/languages.ts'

/** Its own words: this page travels with every other one, and must weigh nothing. */
const WORDS = {
  en: { nothing: 'There is nothing here.', back: 'Back to Eva' },
  fr: { nothing: 'Il n’y a rien ici.', back: 'Retour à Eva' },
}

/** For an address that nothing stands at. */
export default function NotFound() {
  const text = WORDS[useIsClient() ? preferredLanguage(navigator.languages) : 'en']
  return (
    <main className="grid h-dvh place-content-center justify-items-center gap-6 p-6 text-center">
      <Orb mood="offline" className="size-16" />
      <h1 className="font-serif text-2xl">{text.nothing}</h1>
      <a className="text-accent underline underline-offset-4" href="/">
        {text.back}
      </a>
    </main>
  )
}
