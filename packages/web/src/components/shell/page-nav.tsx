import { Mic, Smile } from 'lucide-react'
import { useText } from '../eva-context.tsx'
import { PageLink, useAddressOf } from '../page-link.tsx'
import { PagesMenu } from './pages-menu.tsx'
import { Preferences } from './preferences.tsx'

/** The right end of every header: the ways to talk with her, the other pages, and how it all looks. */
export function PageNav() {
  const text = useText()
  const addressOf = useAddressOf()
  return (
    <nav aria-label={text.menu} className="flex items-center gap-1">
      <PageLink icon={Mic} href={addressOf('/voice')} label={text.talk} />
      <PageLink icon={Smile} href={addressOf('/eva-her')} label={text.face} />
      <PagesMenu />
      <Preferences />
    </nav>
  )
}
