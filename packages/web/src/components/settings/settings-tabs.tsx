import { useText } from '../eva-context.tsx'

const PAGES = [
  { page: 'voices', href: '/settings/voices' },
  { page: 'ears', href: '/settings/ears' },
] as const

/** The pages of what she is made of, side by side. */
export function SettingsTabs({ current }: { current: (typeof PAGES)[number]['page'] }) {
  const text = useText()
  return (
    <nav className="flex gap-1 border-b border-line" aria-label={text.settingsPages}>
      {PAGES.map(({ page, href }) => (
        <a
          key={page}
          href={href}
          aria-current={page === current ? 'page' : undefined}
          className={`-mb-px flex min-h-11 items-center border-b-2 px-3 text-sm ${page === current ? 'border-accent font-medium' : 'border-transparent text-muted hover:text-ink'}`}
        >
          {text[page].open}
        </a>
      ))}
    </nav>
  )
}
