import type { LucideIcon } from 'lucide-react'
import { useChat } from './eva-context.tsx'

/** A link that shows an icon; its label is for tooltips and screen readers. */
export function PageLink({ icon: Icon, href, label }: { icon: LucideIcon; href: string; label: string }) {
  return (
    <a
      href={href}
      aria-label={label}
      title={label}
      className="grid size-10 place-items-center rounded-xl text-muted transition-colors hover:bg-sunken hover:text-ink"
    >
      <Icon aria-hidden="true" className="size-5" strokeWidth={1.8} />
    </a>
  )
}

/** The address of another page of hers on which this conversation goes on. */
export function useAddressOf(): (path: string) => string {
  const sessionId = useChat((state) => (state.conversation.turns.length > 0 ? state.sessionId : null))
  return (path) => (sessionId === null ? path : `${path}?c=${sessionId}`)
}
