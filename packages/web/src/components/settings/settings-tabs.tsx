import { useEffect, useRef } from 'react'
import { useText, useWords } from '../eva-context.tsx'
import { SETTINGS_WORDS } from './words.ts'

const PAGES = [
  'brains',
  'voices',
  'ears',
  'persona',
  'memory',
  'phone',
  'privacy',
  'appearance',
  'shortcuts',
] as const satisfies readonly (keyof typeof SETTINGS_WORDS.en.pages)[]

/** The pages of what she is made of, side by side; on a phone they scroll, with the current one in sight. */
export function SettingsTabs({ current }: { current: (typeof PAGES)[number] }) {
  const text = useText()
  const words = useWords(SETTINGS_WORDS)
  const tab = useRef<HTMLAnchorElement>(null)
  useEffect(() => tab.current?.scrollIntoView({ block: 'nearest', inline: 'center' }), [])
  return (
    <nav
      className="-mx-4 flex gap-1 overflow-x-auto border-b border-line px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
      aria-label={text.settingsPages}
    >
      {PAGES.map((page) => (
        <a
          key={page}
          ref={page === current ? tab : null}
          href={`/settings/${page}`}
          aria-current={page === current ? 'page' : undefined}
          className={`flex min-h-11 flex-none items-center border-b-2 px-3 text-sm outline-offset-[-2px] ${page === current ? 'border-accent font-medium' : 'border-transparent text-muted hover:text-ink'}`}
        >
          {words.pages[page]}
        </a>
      ))}
    </nav>
  )
}
